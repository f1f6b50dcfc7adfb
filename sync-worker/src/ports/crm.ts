import type { Instant } from '@attain/shared/domain/basics/time';

export type PortalId = number;

/** The object types the worker reads. Engagements are the three that count as outreach. */
export const OBJECT_TYPES = [
  'companies',
  'contacts',
  'deals',
  'tickets',
  'feedback_submissions',
  'meetings',
  'calls',
  'emails',
] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

/** One CRM record as HubSpot tells it: every value is text or null. */
export type CrmRecord = {
  id: string;
  properties: Readonly<Record<string, string | null>>;
  createdAt: Instant;
  updatedAt: Instant;
};

/** `after` continues the list behind this page; absent on the last one. */
export type CrmPage = { records: readonly CrmRecord[]; after?: string };

export type Link = { from: string; to: string };

export type PortalFacts = {
  portalId: PortalId;
  timeZone: string;
  /** ISO 4217 code of the portal's own currency; `null` where HubSpot does not tell. */
  currency: string | null;
  /** HubSpot's clock at the answer, so that a wrong clock here cannot lose changes. */
  serverTime: Instant;
};

export type PipelineStage = { id: string; label: string; isClosed: boolean; isWon: boolean };
export type Pipeline = { id: string; label: string; stages: readonly PipelineStage[] };

/** What the pipeline reads from a CRM. Says nothing of HTTP, tokens, rates or retries. */
export interface CrmReader {
  portal(): Promise<PortalFacts>;

  /** Every live record in id order, from the start or behind `after`. For first loads. */
  list(type: ObjectType, properties: readonly string[], after?: string): AsyncIterable<CrmPage>;

  /** Ids in the recycle bin. */
  archived(type: ObjectType): AsyncIterable<readonly string[]>;

  /**
   * Live records last modified at or after `since`, oldest first, each at least once, also beyond
   * HubSpot's 10,000 results a query. The index lags: ask with an overlap.
   */
  changedSince(
    type: ObjectType,
    since: Instant,
    properties: readonly string[],
  ): AsyncIterable<readonly CrmRecord[]>;

  /** Live records by id, any number. Unknown ids are left out; a merged id answers with the survivor's. */
  read(
    type: ObjectType,
    ids: readonly string[],
    properties: readonly string[],
  ): AsyncIterable<readonly CrmRecord[]>;

  /** All links from the given records to records of another type. */
  links(from: ObjectType, to: ObjectType, ids: readonly string[]): AsyncIterable<readonly Link[]>;

  pipelines(type: 'deals' | 'tickets'): Promise<readonly Pipeline[]>;
}

export type WritableType = 'companies' | 'deals';

export type PropertyPatch = { id: string; properties: Readonly<Record<string, string>> };

/**
 * What HubSpot said of one patch. `id` is the id that was asked for; `survivor` is there only where that
 * record was merged into another one, which got the values.
 */
export type WriteOutcome =
  | { kind: 'written'; id: string; survivor?: string }
  | {
      kind: 'refused';
      id: string;
      refusals: readonly { code: string; property: string | null; message: string }[];
    };

export interface CrmWriter {
  /** The most patches one call takes. */
  readonly batchSize: number;

  /**
   * Writes one batch (ids unique, at most `batchSize`). A patch refused for its content is an
   * outcome, not an exception, so that one bad record cannot stop a run. Every patch has one outcome.
   *
   * @throws {CrmUnavailableError} once retries are spent; nothing is known of the batch then.
   */
  write(type: WritableType, patches: readonly PropertyPatch[]): Promise<readonly WriteOutcome[]>;
}

export type PropertyOption = { value: string; label: string };

export type PropertyDefinition = {
  name: string;
  label: string;
  description: string;
  groupName: string;
  type: string;
  fieldType: string;
  options: readonly PropertyOption[];
};

export interface CrmSchema {
  groups(type: WritableType): Promise<readonly string[]>;
  createGroup(type: WritableType, group: { name: string; label: string }): Promise<void>;
  properties(type: WritableType): Promise<readonly PropertyDefinition[]>;
  /** One outcome a definition, in order; a refusal carries HubSpot's words. */
  createProperties(
    type: WritableType,
    definitions: readonly PropertyDefinition[],
  ): Promise<readonly { name: string; refused: string | null }[]>;
  updateProperty(
    type: WritableType,
    definition: PropertyDefinition,
  ): Promise<{ refused: string | null }>;
}

/** Calls that HubSpot received, retries included. */
export type CallCounts = {
  total: number;
  byEndpoint: Record<string, number>;
  retried: number;
  rateLimited: number;
};

export interface Crm extends CrmReader, CrmWriter, CrmSchema {
  /** Scopes of the token; `null` where HubSpot does not tell. */
  scopes(): Promise<readonly string[] | null>;
  calls(): CallCounts;
  /** The same CRM, for work that somebody waits for: its calls go ahead of all that wait for their turn. */
  urgent(): Crm;
  close(): Promise<void>;
}
