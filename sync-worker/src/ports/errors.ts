/** The CRM cannot be reached, or is shedding load. Transient: run the job again later. */
export class CrmUnavailableError extends Error {
  override readonly name: string = 'CrmUnavailableError';
}

/** HubSpot asks to be left alone until an instant: the daily limit is spent, or the account is being moved. */
export class CrmParkedError extends CrmUnavailableError {
  override readonly name = 'CrmParkedError';
  readonly until: number | null;
  constructor(message: string, until: number | null) {
    super(message);
    this.until = until;
  }
}

/** The CRM answered, and the answer says our request is wrong. Not transient: fix code or settings. */
export class CrmRejectedError extends Error {
  override readonly name: string = 'CrmRejectedError';
}

/** The token is unknown, expired or revoked. Nothing works until somebody replaces it. */
export class CrmUnauthorizedError extends CrmRejectedError {
  override readonly name = 'CrmUnauthorizedError';
}

/** The token lacks scopes for one kind of call. The rest goes on without it. */
export class MissingScopeError extends CrmRejectedError {
  override readonly name = 'MissingScopeError';
  readonly scopes: readonly string[];
  constructor(message: string, scopes: readonly string[]) {
    super(message);
    this.scopes = scopes;
  }
}

/** The company has no such record. */
export class RecordNotFoundError extends Error {
  override readonly name = 'RecordNotFoundError';
}

/** What a person wants is against a rule of agreements: the message says which, and what to do instead. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: string;
  readonly details: readonly { field: string; message: string }[];
  constructor(
    code: string,
    message: string,
    details: readonly { field: string; message: string }[] = [],
  ) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Somebody else changed a record since the caller read it. */
export class StaleVersionError extends Error {
  override readonly name = 'StaleVersionError';
  /** The version that holds now; 0 = there is none. */
  readonly current: number;
  constructor(current: number) {
    super(
      current === 0
        ? 'The record does not exist yet. Leave the version out to create it.'
        : `The record was changed meanwhile: version ${current} holds now. Read it again and repeat the change on it.`,
    );
    this.current = current;
  }
}

/** The database cannot be opened, reached or migrated. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** A person's mistake: the message says in one sentence what is wrong and what to do. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/** A source of usage does not answer, or not as it should: the message says what to do. It is asked again next time. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** Trouble of the way and not of the question: the same again at once may do. */
  readonly passes: boolean;
  constructor(
    message: string,
    { passes = false, cause }: { passes?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.passes = passes;
  }
}
