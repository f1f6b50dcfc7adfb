import type { AlertState } from '@attain/shared/domain/agreements/alert-state';
import type { PastHealth, ValueFigures } from '@attain/shared/domain/account';
import type { KnownFollowUp } from '@attain/shared/domain/follow-ups/steps';
import type { Goal } from '@attain/shared/domain/goals/goal';
import type { AccountStanding } from '@attain/shared/domain/portfolio/account-changes';
import type { PeerFigures } from '@attain/shared/domain/portfolio/peer-figures';
import type { PeerStanding } from '@attain/shared/domain/portfolio/peer-standing';
import type { PeerRow } from '@attain/shared/domain/portfolio/peer-standings';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { CostLine, Minor, ValueLine } from '@attain/shared/domain/value/value-line';

import type { CompanyFollowUpStep, FollowUps } from './follow-ups.ts';
import type { ObjectType, PortalId, PropertyPatch, Refusal, WritableType } from './crm.ts';
import type { Adopted, GoalRefusal } from './adoptions.ts';
import type { AgreementRecords } from './agreement-records.ts';
import type { Portfolio, PortfolioEntry, ScoredBy } from './portfolio.ts';
import type { RecordBodies, RecordKind, Records } from './records.ts';
import type { Book } from './book.ts';
import type { PlannedReport, Reports } from './reports.ts';
import type { CompanyExport } from './company-export.ts';
import type { ReportLinks } from './report-links.ts';
import type { SettingsStore } from './saved-settings.ts';
import type { SignOffLinks } from './sign-off-links.ts';
import type { History } from './history.ts';
import type { Touched } from './touched.ts';
import type { UsageSeries } from './usage-series.ts';
import type { KeyHolder, Usage } from './usage.ts';
import type { WorkflowCallbacks } from './workflow-callbacks.ts';

/** A company as mirrored: the properties the configuration names, and what HubSpot holds of ours. */
export type CompanyRow = {
  id: string;
  name: string | null;
  domain: string | null;
  /** The product's account ids, by which imports and events find the company. */
  accountKeys: readonly string[];
  createdAt: Instant;
  updatedAt: Instant;
  /** Input properties by HubSpot name; only non-empty ones. */
  properties: Readonly<Record<string, string>>;
  /** The values of our own properties as HubSpot holds them; only non-empty ones. */
  held: Readonly<Record<string, string>>;
  /** Ids that were merged into this company. */
  mergedIds: readonly string[];
};

export type ContactRow = { id: string; updatedAt: Instant };

export type DealRow = {
  id: string;
  updatedAt: Instant;
  createdAt: Instant;
  pipeline: string | null;
  stage: string | null;
  /** Minor units of the portal's currency. */
  amount: number | null;
  closeAt: Instant | null;
  isClosed: boolean;
  isWon: boolean;
  /** Why it was lost, where the mapping names that reason. */
  lostReason: string | null;
  /** Properties that readings are mapped to, by HubSpot name; only non-empty ones. */
  properties: Readonly<Record<string, string>>;
  held: Readonly<Record<string, string>>;
};

export type TicketPriority = 'urgent' | 'high' | 'medium' | 'low' | 'none';

export type TicketRow = {
  id: string;
  updatedAt: Instant;
  createdAt: Instant;
  closedAt: Instant | null;
  /** In lower case; `none` where there is none. */
  priority: string;
  /** Several are separated by semicolons. */
  category: string | null;
  firstReplyAt: Instant | null;
};

export type SurveyRow = {
  id: string;
  updatedAt: Instant;
  kind: 'nps' | 'csat';
  value: number;
  answeredAt: Instant;
};

export type EngagementRow = {
  id: string;
  updatedAt: Instant;
  kind: 'meeting' | 'call' | 'email';
  at: Instant;
  /** We reached out (a call made, a mail sent, a meeting planned); incoming mail is not outreach. */
  outreach: boolean;
  /** Answered or attended. */
  answered: boolean;
  /** Mapped meeting type, for kickoff and reviews. */
  type: string | null;
};

/** A record of the custom object that the portal keeps its goals in. */
export type GoalRecordRow = {
  id: string;
  createdAt: Instant;
  updatedAt: Instant;
  /** Mapped properties by HubSpot name; only non-empty ones. */
  properties: Readonly<Record<string, string>>;
};

export type RowOf = {
  companies: CompanyRow;
  contacts: ContactRow;
  deals: DealRow;
  tickets: TicketRow;
  feedback_submissions: SurveyRow;
  meetings: EngagementRow;
  calls: EngagementRow;
  emails: EngagementRow;
  goal_records: GoalRecordRow;
};

/** Types that hang on a company directly; surveys hang on contacts. */
export type LinkedType = Exclude<ObjectType, 'companies' | 'feedback_submissions'>;

/** The mirror of HubSpot. Every write marks the companies it touches as dirty, in the same transaction. */
export interface Mirror {
  /**
   * Upserts rows. Answers the ids whose content changed or is new (`updatedAt` and `held` alone are no change,
   * so our own writes chase nobody). A company whose `held` changed otherwise than by our own write is marked dirty.
   * `generation` marks rows seen by a full pass; it never goes back, so 0 serves for rows seen outside one.
   * A removed company that is saved again is restored; an id known as merged away is ignored.
   * Rows of a source that `mayLag` count only where they are newer than what is stored: HubSpot's search shows a record
   * for a moment as it was, and our own write must not look undone. An older version than the stored one never counts: it
   * was on its way while a newer one was read.
   */
  save<T extends ObjectType>(
    type: T,
    rows: readonly RowOf[T][],
    generation: number,
    mayLag?: boolean,
  ): Promise<readonly string[]>;

  /** Replaces all links of these companies to records of a type. */
  replaceCompanyLinks(
    type: LinkedType,
    companyIds: readonly string[],
    links: readonly { companyId: string; objectId: string }[],
  ): Promise<void>;

  /** Replaces all links of these records to companies. */
  replaceObjectLinks(
    type: LinkedType,
    objectIds: readonly string[],
    links: readonly { companyId: string; objectId: string }[],
  ): Promise<void>;

  /** Replaces the contacts of these survey answers. */
  replaceSurveyContacts(
    surveyIds: readonly string[],
    links: readonly { surveyId: string; contactId: string }[],
  ): Promise<void>;

  /**
   * Forgets records that were deleted in HubSpot; their companies become dirty. A deleted company keeps its
   * goals, agreements, values and history (they come back with a restore) but is no longer scored.
   */
  remove(type: ObjectType, ids: readonly string[]): Promise<number>;

  /** Ends a full pass: removes what it did not see, as `remove` does. */
  removeUnseen(type: ObjectType, generation: number): Promise<number>;

  /**
   * Moves goals, agreements, readings, values, costs, usage, history and links of merged companies to the survivor,
   * which becomes dirty, and forgets the merged ones. Ids that are unknown are ignored.
   */
  mergeCompanies(survivorId: string, mergedIds: readonly string[]): Promise<void>;

  /** Live companies that these records hang on; of companies, those themselves. */
  companiesOf(type: ObjectType, ids: readonly string[]): Promise<readonly string[]>;

  /** Companies removed or archived that the mirror still remembers: to tell a restore from a new record. */
  removedCompanies(): Promise<readonly string[]>;

  counts(): Promise<Record<ObjectType, number>>;
}

/** Named checkpoints: search high-water marks, the state of a full pass. */
export interface Cursors {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

/** The instants that bound the windows of a scoring run. */
export type Windows = {
  now: Instant;
  /** First and last of the full days that usage is counted over, whole weeks, in the portal's zone. */
  usageDays: { first: Day; last: Day };
  /** Weeks from here on are looked through for the most users. */
  seatsSince: Day;
  day90Ago: Day;
  ticketsSince: Instant;
  recentTicketsSince: Instant;
  /** Growth of the company is measured from then. */
  sizeSince: Instant;
  npsSince: Instant;
  csatSince: Instant;
  outreachSince: Instant;
  pastHealthSince: Instant;
  keyFeatures: readonly string[];
  /** Tickets that are open or were closed since then are told one by one; `null` = none are. */
  ticketsToldSince: Instant | null;
  /** Meetings of this type, once attended, are reviews; `null` = none are. */
  reviewType: string | null;
};

export type TicketCounts = Record<TicketPriority, number>;

export type UsageRow = {
  /** Active users of each of the weeks, oldest first. */
  weeklyActiveUsers: readonly number[];
  /** `false`: there were events in those weeks, and none of them named a user. */
  namesUsers: boolean;
  sessions: number;
  seconds: number;
  /** The source reported durations at all. */
  hasDurations: boolean;
  keyFeaturesUsed: number;
  peakWeeklyUsers: number;
  weeklyUsers90DaysAgo: number | null;
  /** A key feature first used within the 28 days while the account is older than 90 days of use. */
  newKeyFeature: boolean;
  firstEventAt: Instant | null;
  /** The first event that names a user. */
  firstUserAt: Instant | null;
  lastEventAt: Instant | null;
  /** When one of the sources that know this account last delivered anything new, of any account. */
  sourceDeliveredAt: Instant;
};

/** A ticket as the mapping judges it. */
export type ToldTicket = Omit<TicketRow, 'id' | 'updatedAt'>;

/** A meeting that was held, with its mapped type. */
export type HeldMeeting = { at: Instant; type: string | null };

/** The number of employees as scoring has seen it. */
export type SizeHistory = {
  /** When the company was first scored. */
  since: Instant;
  /** What the last scoring saw. */
  employees: number | null;
  /** What it was until `at`, of the last 90 days, oldest first. */
  changes: readonly { at: Instant; employees: number | null }[];
};

/**
 * The mark that made a company dirty, as `load` saw it; `null` = it was not. Given back when the result is saved, it
 * clears that mark only: a change that arrives while a company is scored marks it anew and is not lost.
 */
export type DirtyMark = number | null;

/** Everything the store knows about one company, aggregated where it is many rows. */
export type AccountRows = {
  company: CompanyRow;
  deals: readonly DealRow[];
  /** Created in the window or open longer, by priority; `null` where the company never had a ticket. */
  tickets: {
    counts: TicketCounts;
    open: number;
    created: number;
    recentCreatedAt: readonly Instant[];
    /** Those of `Windows.ticketsToldSince`, oldest first. */
    told: readonly ToldTicket[];
  } | null;
  /** The latest answer of each contact within the window. */
  nps: readonly { value: number; answeredAt: Instant }[];
  csat: readonly { value: number; answeredAt: Instant }[];
  outreach: { attempts: number; answered: number; latestAt: Instant } | null;
  lastReviewAt: Instant | null;
  /** Oldest first. */
  meetings: readonly HeldMeeting[];
  /** `null`: no usage of this company was ever received. */
  usage: UsageRow | null;
  goals: readonly Goal[];
  valueLines: readonly ValueLine[];
  costLines: readonly CostLine[];
  /** What else people recorded and did not end. */
  recorded: RecordedInputs;
  pastHealth: readonly PastHealth[];
  lastUnblockedValue: ValueFigures | null;
  /** Where the alert rules stood after the last scoring. */
  alertStates: readonly AlertState[];
  /** `null`: never scored. */
  size: SizeHistory | null;
  /** What the last scoring left for the lists of the portfolio; `null`: never scored, or before there were any. */
  listed: {
    standing: AccountStanding;
    /** `null`: scored before it was noted. */
    by: ScoredBy | null;
    yearlyValue: Minor | null;
  } | null;
  /** As of the last comparison of the portfolio. */
  peers: Omit<PeerStanding, 'comparedOn'> | null;
  snapshotAsOf: Instant | null;
  scoredAtHeld: string | null;
  /** Tasks under way, the oldest first. */
  followUps: readonly KnownFollowUp[];
  /** The note that the latest report stands in; `null`: no report was put on the record. */
  reportNote: string | null;
  dirtyMark: DirtyMark;
};

/** Inputs that only people have, by kind. */
export type RecordedInputs = {
  readonly [Kind in Exclude<RecordKind, 'goal' | 'value' | 'cost'>]?: readonly RecordBodies[Kind][];
};

export type StoredStanding = Omit<PeerStanding, 'comparedOn'> & { companyId: string };

/** Accounts that are compared with each other, by what the last scoring of each left. */
export type Cohort = { name: string; members: readonly PeerFigures[] };

/** The comparison of the portfolio, from what the last scoring of each company left. */
export interface Peers {
  /** The cohort of a company, itself included; `undefined` where it is compared with nobody. */
  cohort(companyId: string): Promise<Cohort | undefined>;
  /** What the company itself is compared by, and with whom; `undefined` where it is compared with nobody. */
  own(companyId: string): Promise<{ cohort: string; figures: PeerFigures } | undefined>;
  /** Every scored company that has a cohort. */
  scored(): Promise<readonly PeerRow[]>;
  standings(): Promise<ReadonlyMap<string, StoredStanding>>;
  /** Saves standings and marks companies as dirty, all or nothing. */
  save(standings: readonly StoredStanding[], dirtyIds: readonly string[]): Promise<void>;
  /** Forgets standings and marks companies as dirty, all or nothing. */
  remove(companyIds: readonly string[], dirtyIds: readonly string[]): Promise<void>;
}

export type OutboxPatch = { type: WritableType; patch: PropertyPatch };

/** One company's result, saved whole or not at all. */
export type ScoredCompany = {
  companyId: string;
  dirtyMark: DirtyMark;
  snapshot: Snapshot;
  /** Whom it is compared with; `null` = nobody. */
  cohort: string | null;
  /** What it is compared by. */
  peerFigures: PeerFigures;
  employees: number | null;
  /** Which health model it has. */
  healthSegment: string | null;
  /** What the number of employees was until this scoring, where it changed. */
  formerEmployees: number | null | undefined;
  portfolio: PortfolioEntry;
  /** What differs from HubSpot; empty = nothing. It replaces whatever still waits for this company and its deals. */
  patches: readonly OutboxPatch[];
  /** What becomes of its tasks. */
  followUps: readonly CompanyFollowUpStep[];
  /** What its renewal calendar wants. */
  reports: readonly PlannedReport[];
};

export interface Scoring {
  /** Marks a company for scoring, e.g. because a rule outside the mirror says so. */
  markDirty(companyIds: readonly string[]): Promise<void>;
  markAllDirty(): Promise<void>;
  /** Those of the companies that are marked. */
  dirtyAmong(companyIds: readonly string[]): Promise<ReadonlySet<string>>;

  /** The next companies to score in id order: dirty ones, and those whose snapshot is due again. Empty = done. */
  due(now: Instant, after: string | null, limit: number): Promise<readonly string[]>;

  load(companyIds: readonly string[], windows: Windows): Promise<readonly AccountRows[]>;

  /**
   * Saves snapshots, health history, patches and follow-ups, and clears the dirty marks that were loaded, in one transaction. A
   * snapshot of another day goes into the history before it is replaced.
   */
  save(scored: readonly ScoredCompany[]): Promise<void>;

  /**
   * Clears the marks of companies that are not scored (not customers); their snapshots are history; their figures
   * in HubSpot are cleared by `patches`.
   */
  skip(
    companies: readonly {
      companyId: string;
      dirtyMark: DirtyMark;
      /** The day on which it was seen to be no customer, kept where it was one; `null`: it did not leave. */
      leftOn: Day | null;
      patches: readonly OutboxPatch[];
      followUps: readonly CompanyFollowUpStep[];
    }[],
  ): Promise<void>;

  snapshot(companyId: string): Promise<Snapshot | undefined>;
}

export type OutboxItem = {
  id: number;
  type: WritableType;
  objectId: string;
  properties: Readonly<Record<string, string>>;
  /** Number of this attempt: fences a late worker. */
  attempt: number;
  /** An earlier attempt may have reached HubSpot: read before writing again. */
  uncertain: boolean;
};

export type { Refusal };

/** Patches on their way to HubSpot. Written with the snapshot they come from, acknowledged after HubSpot's answer. */
export interface Outbox {
  /**
   * Claims up to `limit` waiting items of one type, of any company or of those `among`; claimed ones return to waiting when
   * their lease ends.
   */
  claim(
    type: WritableType,
    limit: number,
    now: Instant,
    among?: readonly string[],
  ): Promise<readonly OutboxItem[]>;
  /** HubSpot has it: the mirror's `held` takes the values and the item is gone. Ignored for a stale attempt. */
  acknowledge(items: readonly OutboxItem[]): Promise<void>;
  /** HubSpot refuses it: kept with the reason, and sent again only when the patch changes. */
  refuse(items: readonly { item: OutboxItem; refusals: readonly Refusal[] }[]): Promise<void>;
  /** The answer is unknown or the run stops: back to waiting, uncertain when it was sent. */
  release(items: readonly OutboxItem[], sent: boolean): Promise<void>;
  refused(): Promise<
    readonly {
      type: WritableType;
      objectId: string;
      companyId: string;
      refusals: readonly Refusal[];
    }[]
  >;
  /** Refused items go back to waiting: the cause of their refusal may be gone. */
  retryRefused(): Promise<void>;
  waiting(): Promise<number>;
  /** At the start of a cycle, in its turn: what a dead worker had claimed becomes waiting and uncertain. */
  recover(): Promise<void>;
}

/** How an import row or an API caller names a company. */
export type CompanyRef = { by: 'company_id' | 'account_key' | 'domain'; value: string };

export interface Companies {
  /** Resolves references; an unknown or ambiguous one is `undefined`. Merged ids resolve to the survivor. */
  resolve(refs: readonly CompanyRef[]): Promise<readonly (string | undefined)[]>;
  /** As the mirror has it, also of a company that was deleted; `null` where there is none. */
  name(companyId: string): Promise<string | null>;
  /**
   * Live companies with this text in their name, whatever its case: those that are called exactly so first, then those that
   * begin with it; by name and id among equals.
   */
  called(text: string, limit: number): Promise<readonly { id: string; name: string }[]>;
  /** A deal that the mirror knows, with the live companies that it hangs on. */
  deal(id: string): Promise<{ deal: DealRow; companyIds: readonly string[] } | undefined>;
  /** The live companies that deals hang on, by deal, in id order. */
  ofDeals(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The live ones of the companies, in id order. */
  rows(companyIds: readonly string[]): Promise<readonly CompanyRow[]>;
}

/** What the mirror holds that goals and readings may be mapped to, with the goals as they stand. */
export type GoalSources = {
  company: CompanyRow;
  /** Oldest first. */
  records: readonly GoalRecordRow[];
  deals: readonly DealRow[];
  goals: readonly Goal[];
  adopted: Adopted;
};

/** Goals and readings that come from HubSpot. */
export interface Adoptions {
  /** Live companies only, in id order. */
  sources(companyIds: readonly string[]): Promise<readonly GoalSources[]>;
  save(companyId: string, adopted: Adopted): Promise<void>;
  /** The refusals that stand, of all live companies. */
  refusals(): Promise<readonly (GoalRefusal & { companyId: string })[]>;
}

/** The answer of a write that the caller may repeat, as it went over the wire. */
export type AnsweredRequest = {
  key: string;
  /** Tells a repeat from another request under the same key. */
  digest: string;
  status: number;
  body: string;
  version: number | null;
  at: Instant;
};

/** Answers of writes by the key that their caller chose. Kept in the transaction of their change. */
export interface Requests {
  answered(key: string): Promise<AnsweredRequest | undefined>;
  keep(request: AnsweredRequest): Promise<void>;
  /** Forgets what was answered before an instant, but for keys with this beginning. */
  forget(before: Instant, butFor: string): Promise<void>;
}

/** One portal's share of the database: every query behind it is scoped by the portal's id. */
export type PortalStore = {
  mirror: Mirror;
  cursors: Cursors;
  scoring: Scoring;
  peers: Peers;
  portfolio: Portfolio;
  history: History;
  outbox: Outbox;
  followUps: FollowUps;
  touched: Touched;
  companies: Companies;
  usage: Usage;
  usageSeries: UsageSeries;
  records: Records;
  adoptions: Adoptions;
  agreementRecords: AgreementRecords;
  requests: Requests;
  workflowCallbacks: WorkflowCallbacks;
  reports: Reports;
  settings: SettingsStore;
  book: Book;
  signOffLinks: SignOffLinks;
  reportLinks: ReportLinks;
  companyExport: CompanyExport;
  /**
   * Runs all calls on the store that `run` receives in one transaction: all or nothing. A transaction inside joins it.
   * Use that store alone until `run` ends: on the embedded engine the outer one waits for the transaction.
   */
  transaction<T>(run: (store: PortalStore) => Promise<T>): Promise<T>;
};

export type KnownPortal = { portalId: PortalId; timeZone: string; currency: string };

export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  forPortal(portalId: PortalId): PortalStore;
  portals(): Promise<readonly KnownPortal[]>;
  savePortal(portal: KnownPortal): Promise<void>;
  /** Whose write key this is, by its hash. */
  keyHolder(hash: string): Promise<KeyHolder | undefined>;
  /**
   * Runs what may run once at a time for a portal, also across processes: waits for its turn, or until `signal`. A
   * process that dies gives its turn back.
   */
  exclusively<T>(portalId: PortalId, signal: AbortSignal, run: () => Promise<T>): Promise<T>;
  /** Applies what is missing; safe to repeat. @throws {StoreUnavailableError} */
  migrate(): Promise<void>;
  /** Answers the names of migrations that are not applied; throws when the database is not reachable. */
  pendingMigrations(): Promise<readonly string[]>;
  close(): Promise<void>;
}
