import type { Day, Instant } from '../basics/time.ts';

export type Direction = 'higher_is_better' | 'lower_is_better';
export type MetricMode = 'linear' | 'maintain' | 'ratio_to_target';
export type Frequency = 'daily' | 'weekly' | 'monthly' | 'quarterly';
export type MetricCategory = 'operational' | 'financial' | 'quality' | 'adoption' | 'satisfaction';
export type OutcomeCategory = 'revenue' | 'efficiency' | 'risk' | 'experience' | 'innovation';
export type VlaCategory =
  | 'revenue_impact'
  | 'operational_efficiency'
  | 'strategic_objectives'
  | 'risk_mitigation';

/** One measurement of a metric, in the metric's unit. */
export type Reading = { value: number; measuredAt: Instant };

export type Metric = {
  id: string;
  name: string;
  unit: string;
  category: MetricCategory | null;
  direction: Direction;
  mode: MetricMode;
  frequency: Frequency;
  /** `null`: never captured, so progress cannot be computed (M90). */
  baseline: number | null;
  baselineAt: Instant | null;
  /** Where the baseline was measured, and what shows it (V33). */
  baselineSource: string | null;
  baselineEvidence: string | null;
  target: number | null;
  /** Where its readings come from. */
  source: string | null;
  /** Relative to the other metrics of the goal; equal by default. */
  weight: number;
  /** Oldest first, one per `measuredAt`; corrections already applied. Those up to `baselineAt` are not scored. */
  readings: readonly Reading[];
};

export type Milestone = { id: string; title: string; due: Day | null; done: boolean };

export type CommitmentState =
  | 'draft'
  | 'proposed'
  | 'signed'
  | 'active'
  | 'revised'
  | 'achieved'
  | 'missed'
  | 'ended';

/** What turns a goal into a value-level agreement (VLA). */
export type Commitment = {
  state: CommitmentState;
  category: VlaCategory | null;
  start: Day | null;
  deadline: Day | null;
  dependencies: string | null;
  /** Whose word made the terms agreed: the customer's, where the customer signed. */
  signedBy: string | null;
  signedAt: Instant | null;
  /** The latest review held (QBR); the next is due `reviewIntervalDays` later. */
  lastReviewedOn: Day | null;
} & Governance;

/** How an agreement is kept: who answers for what, what was signed, and what of it was changed since (V29, V32, L08-L11). */
export type Governance = {
  /** Counts the versions of the terms, from 1; a signature is good for the one that was signed. */
  termsVersion: number;
  signatures: readonly Signature[];
  /** Newer terms that wait for sign-off; the agreed ones hold until then. `null`: none do. */
  revision: Revision | null;
  /** Every change of agreed terms, with the customer's word for it; oldest first. */
  approvals: readonly Approval[];
  /** What the customer asked to have changed of terms that were offered; oldest first. */
  changeRequests: readonly ChangeRequest[];
  /** Who answers for what on either side (L10). */
  accountability: readonly Responsibility[];
  /** What is owed when terms are missed or exceeded (L10). */
  clauses: readonly Clause[];
  /** What executives promised (L11). */
  pledges: readonly Pledge[];
};

export type Party = 'executive' | 'customer';

export type Signature = {
  party: Party;
  /** As the person wrote it. */
  by: string;
  at: Instant;
  /** The version of the terms that was read and signed. */
  termsVersion: number;
  /** Fingerprint of the text that was shown; `null` where a person only recorded that it was signed. */
  digest: string | null;
  via: 'hubspot' | 'link' | 'record';
};

export type Responsibility = {
  task: string;
  party: 'us' | 'customer';
  person: string | null;
  due: Day | null;
};

export type Clause = { kind: 'penalty' | 'bonus'; text: string; link: string | null };

/** Kept only with the consent of who gave it. */
export type Pledge = { by: string; text: string; on: Day; link: string | null };

/** What is agreed with the customer. Metrics come without readings and keep their ids. */
export type Terms = {
  start: Day | null;
  deadline: Day | null;
  metrics: readonly Metric[];
  milestones: readonly Milestone[];
  clauses: readonly Clause[];
};

/** One term before and after; `null` = there was none. */
export type TermChange = {
  term: AgreedTerm;
  /** The metric or milestone it belongs to; `null`: the whole agreement. */
  subjectId: string | null;
  subject: string | null;
  from: string | number | null;
  to: string | number | null;
};

export type AgreedTerm =
  | 'metric'
  | 'name'
  | 'target'
  | 'baseline'
  | 'baseline_date'
  | 'unit'
  | 'direction'
  | 'mode'
  | 'milestone'
  | 'milestone_due'
  | 'start_date'
  | 'target_date'
  | 'clauses';

export type Revision = {
  terms: Terms;
  changes: readonly TermChange[];
  reason: string;
  proposedBy: string;
  proposedAt: Instant;
  /** Where the agreement stands again when the revision is agreed or withdrawn. */
  from: CommitmentState;
  signatures: readonly Signature[];
};

/** The customer's agreement to changed terms (C27): contact, date, reason, old and new. */
export type Approval = {
  contact: string;
  /** HubSpot id of the contact; `null` where only the name is known. */
  contactId: string | null;
  on: Day;
  reason: string;
  evidence: string | null;
  changes: readonly TermChange[];
  /** The version that the changes made. */
  termsVersion: number;
};

/** The customer's wish instead of a signature; it changes no term by itself. */
export type ChangeRequest = {
  /** The contact whose link was used. */
  by: string;
  at: Instant;
  /** The customer's own words. */
  text: string;
  /** The version that the customer read. */
  termsVersion: number;
};

export type Goal = {
  id: string;
  title: string;
  description: string | null;
  owner: string | null;
  category: OutcomeCategory | null;
  createdOn: Day;
  startDate: Day | null;
  targetDate: Day | null;
  weight: number;
  ended: boolean;
  metrics: readonly Metric[];
  milestones: readonly Milestone[];
  commitment: Commitment | null;
};
