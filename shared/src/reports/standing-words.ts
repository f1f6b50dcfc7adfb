import type { AgreementsResult } from '../domain/agreements/results.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import type { GoalLabel, SuccessBand } from '../domain/goals/results.ts';
import type { DeadlineRisk, MetricStatus, Trend } from '../domain/metrics/results.ts';
import type { UpcomingMilestone } from '../domain/goals/upcoming-milestones.ts';
import type { ValueLineResult } from '../domain/value/results.ts';
import type { Standing } from './figure.ts';

/** What a standing is called on paper, and how it is drawn (C14: one legend for all symbols). */
export type StandingWord = { text: string; standing: Standing };
type Words<Key extends string> = Readonly<Record<Key, StandingWord>>;

const GOAL_LABEL: Words<GoalLabel> = {
  Exceeded: { text: 'Exceeded', standing: 'good' },
  Achieved: { text: 'Achieved', standing: 'good' },
  'On Track': { text: 'On track', standing: 'good' },
  'At Risk': { text: 'At risk', standing: 'warning' },
  'Not Met': { text: 'Not met', standing: 'bad' },
  'Not Started': { text: 'Not started', standing: 'unknown' },
};

export const METRIC_STATUS: Words<MetricStatus> = {
  exceeding: { text: 'Exceeding', standing: 'good' },
  on_track: { text: 'On track', standing: 'good' },
  at_risk: { text: 'At risk', standing: 'warning' },
  not_met: { text: 'Not met', standing: 'bad' },
};

export const AGREEMENTS_STATUS: Words<AgreementsResult['status']> = {
  on_track: { text: 'On track', standing: 'good' },
  at_risk: { text: 'At risk', standing: 'warning' },
  off_track: { text: 'Off track', standing: 'bad' },
  none_defined: { text: 'None in force', standing: 'unknown' },
  not_measurable: { text: 'Not measurable yet', standing: 'unknown' },
};

export const SUCCESS_BAND: Words<SuccessBand> = {
  strong: { text: 'Strong', standing: 'good' },
  good: { text: 'Good', standing: 'good' },
  fair: { text: 'Fair', standing: 'warning' },
  weak: { text: 'Weak', standing: 'bad' },
  not_scored: { text: 'Not scored', standing: 'unknown' },
};

export const DEADLINE_RISK: Words<DeadlineRisk> = {
  on_pace: { text: 'On pace', standing: 'good' },
  behind: { text: 'Behind', standing: 'warning' },
  will_miss: { text: 'Will miss', standing: 'bad' },
  unknown: { text: 'Pace unknown', standing: 'unknown' },
};

export const MILESTONE_STATUS: Words<UpcomingMilestone['status']> = {
  at_risk: { text: 'At risk', standing: 'warning' },
  scheduled: { text: 'Scheduled', standing: 'good' },
  planned: { text: 'Planned', standing: 'unknown' },
};

export const LEDGER_NAME: Readonly<Record<ValueLineResult['ledger'], string>> = {
  confirmed: 'Confirmed',
  estimated: 'Estimated',
  disputed: 'Disputed',
  excluded: 'Excluded',
  incomplete: 'Incomplete',
};

/** The arrow is always followed by its word (V24). */
export const TREND: Readonly<Record<Trend, string>> = {
  improving: '↑ improving',
  steady: '→ steady',
  declining: '↓ declining',
};

/** A goal that cannot be scored has no name but its notice (M88-M90). */
export function goalStanding({ label }: Pick<GoalResult, 'label'>): StandingWord {
  return label === null ? { text: 'Not scored', standing: 'unknown' } : GOAL_LABEL[label];
}
