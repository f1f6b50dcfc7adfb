import type { Instant } from '@attain/shared/domain/basics/time';

/**
 * How product usage names an account: by the product's own account id, by HubSpot's company id, or by a domain. `user`
 * stands for the account of a user that no call has put into one yet: its value is the user's hash.
 */
export type UsageAccountRef = {
  by: 'account_key' | 'company_id' | 'domain' | 'user';
  value: string;
};

/** One event as every way in hands it over: understood, within the rules, and without personal data. */
export type UsageEvent = {
  account: UsageAccountRef;
  event: string;
  at: Instant;
  /** Day number of `at` in the portal's zone. */
  day: number;
  /** Hash of the user, see `usage/people.ts`; `null` = nobody in particular. */
  user: string | null;
  /** Identity of the session, where the source has sessions of its own. */
  session: string | null;
  durationSeconds: number | null;
  /** The numbers of this event that a measure is made of, by property; `null` = none. */
  numbers: Readonly<Record<string, number>> | null;
  /** A measure counts the users of this very event. */
  countsUsers: boolean;
  /** Identity for de-duplication, see `usage/event-key.ts`. */
  key: string;
};

/** A user belongs to an account, as a group or identify call says. */
export type Membership = { user: string; account: UsageAccountRef; at: Instant };

/** What became of something a source sent. Every one is counted by source and day, and shown. */
export const USAGE_OUTCOMES = [
  'stored',
  'repeated',
  'membership',
  'ignored_call',
  'no_account',
  'no_event',
  'name_too_long',
  'not_text',
  'no_object',
  'future',
  'too_old',
  'bot',
  'internal',
  'excluded_event',
  'too_many_names',
  'too_many_accounts',
  'day_closed',
  'unreadable_batch',
  'too_large',
  'source_closed',
  'over_quota',
] as const;

export type UsageOutcome = (typeof USAGE_OUTCOMES)[number];
export type OutcomeCounts = Readonly<Partial<Record<UsageOutcome, number>>>;

export type UsageBatch = {
  /** Name of the source; one that nobody created becomes an `http` source. */
  source: string;
  receivedAt: Instant;
  /** Day number of `receivedAt` in the portal's zone. */
  receivedOn: number;
  events: readonly UsageEvent[];
  members?: readonly Membership[];
  /** What else became of what the source said, the calls that made members included; to be counted with it. */
  outcomes?: OutcomeCounts;
};

export type AddedUsage = {
  stored: number;
  repeated: number;
  /** Events that may not be stored, by their place in the batch. */
  refused: readonly { index: number; outcome: UsageOutcome }[];
};

/** A (day, event) count of an account as a pulled source reports it. */
export type PulledCell = {
  account: UsageAccountRef;
  event: string;
  day: number;
  count: number;
  durationSeconds: number | null;
  /** Sums of numeric properties by name; `null` = none. */
  numbers: Readonly<Record<string, number>> | null;
};

/** A user's day in an account as a pulled source reports it. */
export type PulledUserDay = {
  account: UsageAccountRef;
  day: number;
  user: string;
  sessions: number;
  durationSeconds: number | null;
};

/** All that a pulled source says of some days. */
export type PulledDays = {
  source: string;
  receivedAt: Instant;
  /** Day number of `receivedAt` in the portal's zone. */
  receivedOn: number;
  /** First and last day, both included. What was known of them is replaced. */
  firstDay: number;
  lastDay: number;
  cells: readonly PulledCell[];
  userDays: readonly PulledUserDay[];
  /**
   * What else became of the events of these days. With it the events that are stored are counted too; a source says a day
   * again and again, so it is given once, when the days are complete.
   */
  outcomes?: OutcomeCounts;
};

export type SourceKind = 'http' | 'file' | 'pull';

export type UsageSource = {
  name: string;
  kind: SourceKind;
  createdAt: Instant;
  closedAt: Instant | null;
  /** When it last brought anything new. */
  deliveredAt: Instant | null;
};

/** A write key; only its hash is kept, and its last characters to tell keys apart. */
export type WriteKey = {
  id: string;
  source: string;
  hint: string;
  createdAt: Instant;
  revokedAt: Instant | null;
  lastUsedAt: Instant | null;
};

export type UsageAccount = {
  source: string;
  ref: UsageAccountRef;
  /** `null`: no company, or more than one, answers to this name. */
  companyId: string | null;
  companyName: string | null;
  firstAt: Instant;
  lastAt: Instant;
  events: number;
  /** How many companies answer to its name: 0 and more than 1 are what a person has to mend. */
  claims: number;
};

export type AccountCounts = {
  matched: number;
  unmatched: number;
  /** Users whom no call has put into an account, with what they did. */
  usersWithoutAccount: number;
};

export type OutcomeDay = { source: string; day: number; outcome: UsageOutcome; count: number };

/** Product usage of a portal, kept by account, so that an account can be matched with its company at any time. */
export interface Usage {
  /** Secret of this portal that hashes of people are salted with; made on first use. */
  salt(): Promise<string>;

  /**
   * Adds events to (account, day, event) cells and (account, day, user) sets, each key once, in one transaction with the
   * keys: a replay is a no-op. Companies whose figures change today become dirty.
   */
  add(batch: UsageBatch): Promise<AddedUsage>;

  /** Replaces what a pulled source said of some days. Companies become dirty. */
  replaceDays(days: PulledDays): Promise<void>;

  /** Forgets event ids, users' days and cells that are older than they are kept. */
  forget(now: Instant): Promise<void>;

  sources(): Promise<readonly UsageSource[]>;
  /** Answers `false` where there is one of that name. */
  createSource(source: { name: string; kind: SourceKind; at: Instant }): Promise<boolean>;
  /** A closed source takes nothing more; what it brought stays. `null` opens it again. */
  closeSource(name: string, at: Instant | null): Promise<boolean>;

  writeKeys(): Promise<readonly WriteKey[]>;
  addWriteKey(key: {
    id: string;
    source: string;
    hash: string;
    hint: string;
    at: Instant;
  }): Promise<void>;
  revokeWriteKey(id: string, at: Instant): Promise<boolean>;
  /** Tells who rotates keys whether the old one is still in use. */
  noteKeyUse(id: string, at: Instant): Promise<void>;

  /** Accounts of all sources by number of events, most first; those of users whom no call has put anywhere are only counted. */
  accounts(filter: { matched: boolean; limit: number }): Promise<readonly UsageAccount[]>;
  countAccounts(): Promise<AccountCounts>;

  /** Outcomes counted since a day. */
  outcomes(sinceDay: number): Promise<readonly OutcomeDay[]>;
  /** Counts outcomes of what could not even become a batch. */
  count(source: string, day: number, outcomes: OutcomeCounts): Promise<void>;
}

/** Whose write key it is. */
export type KeyHolder = {
  portalId: number;
  keyId: string;
  source: string;
  isClosed: boolean;
  isRevoked: boolean;
};
