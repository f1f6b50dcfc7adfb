import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { AgreedTerm } from '@attain/shared/domain/goals/goal';

import type { GoalDraft, MetricDraft } from '../../agreements/goal-draft.ts';
import type { RecordType } from '../../ports/crm.ts';
import type { GoalOrigin } from '../../ports/adoptions.ts';

/** The properties that hold terms; what is not there is a constant of the configuration. */
export type TermProperties = Readonly<Partial<Record<AgreedTerm, string>>>;

/** A value in HubSpot that is a reading of a metric. */
export type Observed = {
  /** The text that HubSpot holds. */
  text: string;
  property: string;
  /** When it was measured, where HubSpot says so; else it is dated by the change of the property. */
  measuredAt: Instant | null;
  record: { type: RecordType; id: string };
};

export type WantedMetric = {
  name: string;
  /** `null`: HubSpot holds no usable target. */
  draft: MetricDraft | null;
  properties: TermProperties;
  current: Observed | null;
};

/** A goal as HubSpot holds it. */
export type WantedGoal = {
  title: string;
  from: GoalOrigin;
  goal: GoalDraft;
  metrics: readonly WantedMetric[];
  properties: TermProperties;
  /** `null`: unknown, so the day on which it is first seen. */
  createdOn: Day | null;
};
