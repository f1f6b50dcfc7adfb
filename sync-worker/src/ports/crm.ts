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
  'goal_records',
] as const;

/** `goal_records`: the records of the custom object that the portal keeps its goals in, where one is mapped. */
export type ObjectType = (typeof OBJECT_TYPES)[number];

/** A custom object by its type id or full name. */
export type CustomObject = `2-${number}` | `p${string}_${string}`;

/** What records there are to read. */
export type RecordType = ObjectType | CustomObject;

/** The values that one property has had, oldest first; HubSpot remembers about the last 20. */
export type PropertyVersions = readonly { value: string; at: Instant }[];

export type RecordHistory = {
  id: string;
  /** By property. */
  versions: Readonly<Record<string, PropertyVersions>>;
};

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
  /** Host of the portal's pages in HubSpot. */
  uiDomain: string;
  /** HubSpot's clock at the answer, so that a wrong clock here cannot lose changes. */
  serverTime: Instant;
};

export type PipelineStage = { id: string; label: string; isClosed: boolean; isWon: boolean };
export type Pipeline = { id: string; label: string; stages: readonly PipelineStage[] };

/** What the pipeline reads from a CRM. Says nothing of HTTP, tokens, rates or retries. */
export interface CrmReader {
  portal(): Promise<PortalFacts>;

  /** Every live record in id order, from the start or behind `after`. For first loads. */
  list(type: RecordType, properties: readonly string[], after?: string): AsyncIterable<CrmPage>;

  /** Ids in the recycle bin. */
  archived(type: RecordType): AsyncIterable<readonly string[]>;

  /**
   * Live records last modified at or after `since`, oldest first, each at least once, also beyond
   * HubSpot's 10,000 results a query. The index lags: ask with an overlap.
   */
  changedSince(
    type: RecordType,
    since: Instant,
    properties: readonly string[],
  ): AsyncIterable<readonly CrmRecord[]>;

  /** Live records by id, any number. Unknown ids are left out; a merged id answers with the survivor's. */
  read(
    type: RecordType,
    ids: readonly string[],
    properties: readonly string[],
  ): AsyncIterable<readonly CrmRecord[]>;

  /** What properties of live records were, any number of records; 50 a call. Unknown ids are left out. */
  history(
    type: RecordType,
    ids: readonly string[],
    properties: readonly string[],
  ): AsyncIterable<readonly RecordHistory[]>;

  /** All links from the given records to records of another type. */
  links(from: RecordType, to: RecordType, ids: readonly string[]): AsyncIterable<readonly Link[]>;

  pipelines(type: 'deals' | 'tickets'): Promise<readonly Pipeline[]>;
}

export type WritableType = 'companies' | 'deals';

export type PropertyPatch = { id: string; properties: Readonly<Record<string, string>> };

/** Why HubSpot refuses a record, or one property of it. */
export type Refusal = { code: string; property: string | null; message: string };

/**
 * What HubSpot said of one patch. `id` is the id that was asked for; `survivor` is there only where that
 * record was merged into another one, which got the values.
 */
export type WriteOutcome =
  | { kind: 'written'; id: string; survivor?: string }
  | { kind: 'refused'; id: string; refusals: readonly Refusal[] };

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

/** What HubSpot said of a record that was created or updated by a unique property; `objectId` is its record. */
export type UpsertOutcome =
  | { kind: 'written'; id: string; objectId: string }
  | (WriteOutcome & { kind: 'refused' });

/** Records on a company's timeline that the worker makes itself, and never mirrors. */
export type ActivityType = 'tasks' | 'notes';

/** A record to be made on a company's timeline, and on that of deals. `trace` names it in the outcome. */
export type ActivityDraft = {
  trace: string;
  companyId: string;
  dealIds?: readonly string[];
  properties: Readonly<Record<string, string>>;
};

/**
 * What became of a draft. `unknown`: HubSpot may have made it, so asking again could make two; it shows within
 * `settlesInMs` at the latest.
 */
export type ActivityOutcome =
  | { kind: 'created'; trace: string; id: string }
  | { kind: 'refused'; trace: string; refusals: readonly Refusal[] }
  | { kind: 'unknown'; trace: string; settlesInMs: number };

/** What the pipeline needs to ask people in the CRM to act. */
export interface CrmActivities {
  /** Links from companies to their tasks or notes, any number of companies. */
  activitiesOf(type: ActivityType, companyIds: readonly string[]): AsyncIterable<readonly Link[]>;

  /** Live tasks or notes by id. Unknown ids are left out. */
  readActivities(
    type: ActivityType,
    ids: readonly string[],
    properties: readonly string[],
  ): AsyncIterable<readonly CrmRecord[]>;

  /**
   * Makes one batch (at most `batchSize`), each draft at most once: a call of unknown end is not repeated.
   * Every draft has one outcome.
   *
   * @throws {MissingScopeError} where the token may not; nothing is made then.
   */
  createActivities(
    type: ActivityType,
    drafts: readonly ActivityDraft[],
  ): Promise<readonly ActivityOutcome[]>;

  /** Changes tasks, as `CrmWriter.write` changes records. */
  updateTasks(patches: readonly PropertyPatch[]): Promise<readonly WriteOutcome[]>;

  /** Changes notes likewise. */
  updateNotes(patches: readonly PropertyPatch[]): Promise<readonly WriteOutcome[]>;

  /** The id of an active owner by id or e-mail address; `undefined` where there is none. */
  owner(idOrEmail: string): Promise<string | undefined>;

  /** Everybody who owns records or did, by name; those without a name are left out. @throws {MissingScopeError} */
  ownerNames(): Promise<readonly OwnerName[]>;
}

/** A file to be kept in the portal. `folder` is its path, as `/attain/reports`; `name` ends as its type does. */
export type FileDraft = {
  folder: string;
  name: string;
  contentType: string;
  bytes: Uint8Array;
};

/**
 * What became of an upload. `url` opens the file for users of the portal. `unknown`: HubSpot may have kept it, so
 * asking again could make two; `CrmFiles.fileAt` finds it within `settlesInMs` at the latest.
 */
export type UploadOutcome =
  | { kind: 'uploaded'; id: string; url: string | null }
  | { kind: 'refused'; message: string }
  | { kind: 'unknown'; settlesInMs: number };

/** Files in the portal that only its users open. Every call throws {@link MissingScopeError} where the token may not. */
export interface CrmFiles {
  /** Keeps a file, at most once: a call of unknown end is not repeated. HubSpot alters a name that is taken. */
  uploadFile(draft: FileDraft): Promise<UploadOutcome>;
  /** Puts new content in the place of a file, which keeps its id; `gone`: there is no such file any more. Repeating it is harmless. */
  replaceFile(id: string, draft: FileDraft): Promise<'replaced' | 'gone'>;
  /** The id of the file at exactly that path, as after an upload of unknown end; `undefined` = none. */
  fileAt(folder: string, name: string): Promise<string | undefined>;
  /** A file that is gone stays so. */
  deleteFile(id: string): Promise<void>;
  /** An address that opens the file for some minutes, without a login. @throws {CrmRejectedError} where it is gone */
  signedUrl(id: string): Promise<string>;
}

export type OwnerName = { id: string; name: string };

export type PropertyOption = { value: string; label: string };

export type PropertyDefinition = {
  name: string;
  label: string;
  description: string;
  groupName: string;
  type: string;
  fieldType: string;
  options: readonly PropertyOption[];
  /** Of custom objects: no two records may have one value. */
  hasUniqueValue?: boolean;
};

/** A custom object as HubSpot is asked to create it. */
export type ObjectDefinition = {
  name: string;
  labels: { singular: string; plural: string };
  description: string;
  primaryDisplayProperty: string;
  secondaryDisplayProperties: readonly string[];
  requiredProperties: readonly string[];
  searchableProperties: readonly string[];
  associatedObjects: readonly string[];
  properties: readonly PropertyDefinition[];
};

/** Custom objects, which only Enterprise portals have: elsewhere every call throws {@link MissingScopeError}. */
export interface CrmObjects {
  /** The properties of a custom object; `undefined` where the portal does not have it. */
  objectProperties(type: CustomObject): Promise<readonly PropertyDefinition[] | undefined>;
  /** A refusal carries HubSpot's words. */
  createObject(definition: ObjectDefinition): Promise<{ refused: string | null }>;
  /** Creates or updates one batch of records (at most `batchSize`) by a unique property, of which `id` is the value. */
  upsert(
    type: CustomObject,
    idProperty: string,
    patches: readonly PropertyPatch[],
  ): Promise<readonly UpsertOutcome[]>;
  /** Associates at most 1,000 pairs; what is associated stays so. Answers the `from` ids that are. */
  associate(
    from: CustomObject | ActivityType,
    to: ObjectType,
    pairs: readonly { from: string; to: string }[],
  ): Promise<readonly string[]>;
}

export interface CrmSchema {
  groups(type: WritableType): Promise<readonly string[]>;
  createGroup(type: WritableType, group: { name: string; label: string }): Promise<void>;
  properties(type: WritableType): Promise<readonly PropertyDefinition[]>;
  /** One outcome a definition, in order; a refusal carries HubSpot's words. */
  createProperties(
    type: WritableType | CustomObject,
    definitions: readonly PropertyDefinition[],
  ): Promise<readonly { name: string; refused: string | null }[]>;
  updateProperty(
    type: WritableType,
    definition: PropertyDefinition,
  ): Promise<{ refused: string | null }>;
}

/** What the pipeline needs to let workflows go on that wait for it. */
export interface CrmWorkflows {
  /**
   * Tells a workflow that waits what its action came to. `gone`: HubSpot no longer waits, because it was told before or the
   * workflow ended.
   *
   * @throws {MissingScopeError} where the token may not
   */
  completeCallback(
    callbackId: string,
    outputs: Readonly<Record<string, string>>,
  ): Promise<'completed' | 'gone'>;
}

/** Calls that HubSpot received, retries included. */
export type CallCounts = {
  total: number;
  byEndpoint: Record<string, number>;
  retried: number;
  rateLimited: number;
};

export interface Crm
  extends CrmReader, CrmWriter, CrmSchema, CrmObjects, CrmActivities, CrmFiles, CrmWorkflows {
  /** Scopes of the token; `null` where HubSpot does not tell. */
  scopes(): Promise<readonly string[] | null>;
  calls(): CallCounts;
  /** The same CRM, for work that somebody waits for: its calls go ahead of all that wait for their turn. */
  urgent(): Crm;
  close(): Promise<void>;
}
