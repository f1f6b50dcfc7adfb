import type { CommitmentState } from '@attain/shared/domain/goals/goal';

import type { GoalDraft, MetricDraft } from '../../agreements/goal-draft.ts';
import { day, label, pastInstant, type Reading, requiredLabel, text, word } from '../cells.ts';
import { number, requiredNumber, weight } from '../number-cells.ts';
import { refuse } from '../refuse.ts';
import { type FileRow, RowRefusedError } from '../row.ts';

/** The columns by which people know the fields of a goal. */
export const COLUMN_OF_FIELD: Readonly<Record<keyof GoalDraft, string>> = {
  description: 'description',
  owner: 'owner',
  outcomeCategory: 'outcome_category',
  startDate: 'start_date',
  targetDate: 'target_date',
  weight: 'goal_weight',
  state: 'state',
  signedBy: 'signed_by',
  signedAt: 'signed_at',
  vlaCategory: 'vla_category',
  dependencies: 'dependencies',
};

/** A row whose goal is known, so that a bad row can hold back the goal it belongs to. */
export type GoalRowDraft = { title: string } & (
  | { kind: 'read'; goal: GoalDraft; metric: MetricDraft }
  | { kind: 'refused'; reason: string }
);

const STATES = [
  'draft',
  'proposed',
  'signed',
  'active',
  'revised',
  'achieved',
  'missed',
  'ended',
] as const satisfies readonly CommitmentState[];

/** @throws {RowRefusedError} only where the row does not say which goal it is about. */
export function goalRowDraft(row: FileRow, reading: Reading): GoalRowDraft {
  const title = requiredLabel(row, 'goal');
  try {
    return {
      title,
      kind: 'read',
      metric: metricDraft(row, reading),
      goal: goalDraft(row, reading),
    };
  } catch (error) {
    if (!(error instanceof RowRefusedError)) throw error;
    return { title, kind: 'refused', reason: error.message };
  }
}

function metricDraft(row: FileRow, reading: Reading): MetricDraft {
  const baseline = number(row, 'baseline');
  const baselineAt = pastInstant(row, 'baseline_at', reading);
  if (baseline === null && baselineAt !== null)
    refuse('baseline_at is there, but baseline is missing: fill both');
  return {
    name: requiredLabel(row, 'metric'),
    unit: requiredLabel(row, 'unit'),
    target: requiredNumber(row, 'target'),
    baseline,
    baselineAt,
    baselineSource: text(row, 'baseline_source'),
    baselineEvidence: text(row, 'baseline_evidence'),
    source: text(row, 'source'),
    direction: word(row, 'direction', ['higher_is_better', 'lower_is_better']),
    mode: word(row, 'mode', ['linear', 'maintain', 'ratio_to_target']),
    frequency: word(row, 'frequency', ['daily', 'weekly', 'monthly', 'quarterly']),
    category: word(row, 'metric_category', [
      'operational',
      'financial',
      'quality',
      'adoption',
      'satisfaction',
    ]),
    weight: weight(row, 'metric_weight'),
  };
}

function goalDraft(row: FileRow, reading: Reading): GoalDraft {
  const draft: GoalDraft = {
    description: text(row, 'description'),
    owner: label(row, 'owner'),
    outcomeCategory: word(row, 'outcome_category', [
      'revenue',
      'efficiency',
      'risk',
      'experience',
      'innovation',
    ]),
    startDate: day(row, 'start_date', reading),
    targetDate: day(row, 'target_date', reading),
    weight: weight(row, 'goal_weight'),
    state: word(row, 'state', STATES),
    signedBy: label(row, 'signed_by'),
    signedAt: pastInstant(row, 'signed_at', reading),
    vlaCategory: word(row, 'vla_category', [
      'revenue_impact',
      'operational_efficiency',
      'strategic_objectives',
      'risk_mitigation',
    ]),
    dependencies: text(row, 'dependencies'),
  };
  const { startDate, targetDate } = draft;
  if (startDate !== null && targetDate !== null && targetDate < startDate) {
    refuse(`target_date ${targetDate} is before start_date ${startDate}: swap or correct them`);
  }
  return draft;
}
