import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { Goal, Reading } from '@attain/shared/domain/goals/goal';
import type { HealthOverride } from '@attain/shared/domain/health/inputs';
import type {
  AdvocacyRecord,
  OnboardingItem,
  RaisedEscalation,
  ValueHypothesis,
} from '@attain/shared/domain/lifecycle/inputs';
import type { ValueOpportunity } from '@attain/shared/domain/value/inputs';
import type { CostLine, ValueLine } from '@attain/shared/domain/value/value-line';

/** A review held with the customer (QBR, M85); `goalIds` = `null`: of every goal. */
export type Review = {
  id: string;
  heldOn: Day;
  goalIds: readonly string[] | null;
  attendees: string | null;
  notes: string | null;
};

/** The customer's own words, kept as they were said (M47, C06). */
export type Quote = {
  id: string;
  text: string;
  by: string;
  role: string | null;
  on: Day;
  goalId: string | null;
  source: string | null;
  /** May be shown to others than the two parties. */
  external: boolean;
};

/** What people record about a company, by kind. */
export type RecordBodies = {
  goal: Goal;
  value: ValueLine;
  cost: CostLine;
  onboarding: { id: OnboardingItem; doneOn: Day; note: string | null };
  advocacy: AdvocacyRecord & { id: string; note: string | null; link: string | null };
  review: Review;
  quote: Quote;
  /** Ended with its resolution, which is today's unless a file tells of an earlier one. */
  escalation: RaisedEscalation & { id: string; resolvedOn: Day | null };
  override: HealthOverride & { id: string };
  hypothesis: ValueHypothesis & { id: string };
  opportunity: ValueOpportunity;
};

export type RecordKind = keyof RecordBodies;

/**
 * Who recorded something, when, and from where: a file, a program, a person in HubSpot, the customer's page, HubSpot's own
 * data, or what was counted of product usage.
 */
export type Author = {
  at: Instant;
  who: string;
  via: 'import' | 'api' | 'card' | 'link' | 'hubspot' | 'usage';
};

/** What somebody did to a record, beside the content that came of it. */
export type ChangeAction =
  | 'created'
  | 'edited'
  | 'proposed'
  | 'proposal_withdrawn'
  | 'signed'
  | 'change_requested'
  | 'revision_proposed'
  | 'revision_withdrawn'
  | 'revision_approved'
  | 'outcome_decided'
  | 'confirmed'
  | 'disputed'
  | 'excluded'
  | 'included'
  | 'ended';

export type Change = { action: ChangeAction; note: string | null };

/** One version of a record. The highest one holds. */
export type StoredRecord<Kind extends RecordKind = RecordKind> = {
  companyId: string;
  kind: Kind;
  id: string;
  version: number;
  recordedAt: Instant;
  recordedBy: string;
  via: Author['via'];
  change: Change;
  /** Counts no more; kept with its history. A goal says so itself. */
  ended: boolean;
  body: RecordBodies[Kind];
};

export type StoredReading = Reading & {
  metricId: string;
  source: string | null;
  evidence: string | null;
};

/** One version of a reading: of those of one instant the highest holds. */
export type ReadingVersion = StoredReading & {
  version: number;
  recordedAt: Instant;
  recordedBy: string;
  via: Author['via'];
};

export type Save = {
  by: Author;
  /** Default: created or edited. */
  change?: Change;
  ended?: boolean;
  /** The version that the caller saw; 0: there must be none yet. */
  expected?: number;
};

/**
 * Goals, agreements, readings, values, costs and what else only people know: append-only versions with who and when.
 * Saving what is already there is a no-op. What changes marks the company as dirty.
 */
export interface Records {
  /** The version that holds, ended or not. */
  record<Kind extends RecordKind>(
    companyId: string,
    kind: Kind,
    id: string,
  ): Promise<StoredRecord<Kind> | undefined>;
  /** Records of a kind in the order of their ids, ended ones included; goals with their readings. */
  list<Kind extends RecordKind>(
    companyId: string,
    kind: Kind,
  ): Promise<readonly StoredRecord<Kind>[]>;
  /**
   * Appends a version where content or end differ, and answers the one that holds.
   *
   * @throws {StaleVersionError} where another version than the expected one holds.
   */
  save<Kind extends RecordKind>(
    companyId: string,
    kind: Kind,
    body: RecordBodies[Kind],
    save: Save,
  ): Promise<StoredRecord<Kind>>;
  /** Every version of a record, oldest first; goals without readings. */
  history<Kind extends RecordKind>(
    companyId: string,
    kind: Kind,
    id: string,
  ): Promise<readonly StoredRecord<Kind>[]>;
  /** Versions that these authors recorded, oldest first; goals without readings. */
  recordedBy(companyId: string, authors: readonly string[]): Promise<readonly StoredRecord[]>;

  goals(companyIds: readonly string[]): Promise<ReadonlyMap<string, readonly Goal[]>>;
  /** `true` = something changed. */
  saveGoal(companyId: string, goal: Goal, by: Author): Promise<boolean>;
  addReadings(companyId: string, readings: readonly StoredReading[], by: Author): Promise<number>;
  /** Every version of a metric's readings, oldest instant first. */
  readings(companyId: string, metricId: string): Promise<readonly ReadingVersion[]>;
  valueLines(companyIds: readonly string[]): Promise<ReadonlyMap<string, readonly ValueLine[]>>;
  saveValueLine(companyId: string, line: ValueLine, by: Author): Promise<boolean>;
  costLines(companyIds: readonly string[]): Promise<ReadonlyMap<string, readonly CostLine[]>>;
  saveCostLine(companyId: string, line: CostLine, by: Author): Promise<boolean>;
}
