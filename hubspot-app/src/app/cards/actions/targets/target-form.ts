import type { GoalRecord } from '@attain/shared/contract/goal-record';
import type { Day } from '@attain/shared/domain/basics/time';
import { metricTerms } from '@attain/shared/domain/goals/metric-terms';

import { day, type Faults, faultsOf, given, number, optionalText, text } from '../form/checks.ts';
import type { Field } from '../form/fields.ts';
import type { Format } from '../slots.ts';

type Metric = GoalRecord['metrics'][number];

/** A field for the target of each metric, beside the date and the reason. */
export type TargetDraft = { targetDate: Day | null; reason: string } & {
  [target: `target:${string}`]: number | null;
};

/** How a change of targets goes its way, by where the agreement stands. */
export type Way =
  /** Nobody has signed these terms: they are edited. */
  | 'edit'
  /** Both sides signed: newer terms are proposed beside those that hold (C27). */
  | 'revise'
  /** A revision waits already: it is settled first. */
  | 'settle_first'
  /** Decided or ended. */
  | 'closed';

export function wayOf({ agreement, ended }: Pick<GoalRecord, 'agreement' | 'ended'>): Way {
  if (ended) return 'closed';
  switch (agreement?.state) {
    case undefined:
    case 'draft':
    case 'proposed':
      return 'edit';
    case 'signed':
    case 'active':
      return 'revise';
    case 'revised':
      return 'settle_first';
    case 'achieved':
    case 'missed':
    case 'ended':
      return 'closed';
  }
}

const fieldOf = ({ id }: Pick<Metric, 'id'>) => `target:${id}` as const;

export function storedTargets(goal: GoalRecord): TargetDraft {
  const targets = goal.metrics.map((metric) => [fieldOf(metric), metric.target] as const);
  return { ...Object.fromEntries(targets), targetDate: dateOf(goal), reason: '' };
}

/** The date of an agreement is its deadline; before there is one, the goal's. */
function dateOf({ agreement, targetDate }: GoalRecord): Day | null {
  return agreement?.deadline ?? targetDate;
}

export function targetFields(
  goal: GoalRecord,
  way: Way,
  format: Format,
): readonly Field<TargetDraft>[] {
  return [
    ...goal.metrics.map(
      (metric): Field<TargetDraft> => ({
        ...{ as: 'number', name: fieldOf(metric), label: `Target of ${metric.name}` },
        hint: termsInWords(metric, format),
      }),
    ),
    { as: 'day', name: 'targetDate', label: 'Target date' },
    {
      ...{ as: 'text', name: 'reason', label: 'Reason', required: way === 'revise' },
      hint: 'Why it changes. It stays in the history, and the customer reads it.',
    },
  ];
}

function termsInWords({ baseline, target, unit }: Metric, format: Format): string {
  const from = baseline === null ? 'without a baseline' : `from ${format.number(baseline)}`;
  const to = target === null ? 'no target' : format.number(target);
  return `Now: ${to} ${unit}, ${from}.`;
}

const changedMetrics = (goal: GoalRecord, draft: TargetDraft) =>
  goal.metrics.filter((metric) => draft[fieldOf(metric)] !== metric.target);

export function targetFaults(goal: GoalRecord, way: Way, draft: TargetDraft): Faults {
  const changed = changedMetrics(goal, draft);
  const isSame = changed.length === 0 && draft.targetDate === dateOf(goal);
  return faultsOf({
    targetDate: isSame
      ? 'and targets are as before: change at least one'
      : draft.targetDate === dateOf(goal)
        ? null
        : day(draft.targetDate),
    reason: way === 'revise' ? text(draft.reason) : optionalText(draft.reason),
    ...Object.fromEntries(
      changed.map((metric) => [fieldOf(metric), targetFault(metric, draft[fieldOf(metric)])]),
    ),
  });
}

/** A target on the other side of the baseline would turn the metric round, which nobody does by a slip of the keyboard. */
function targetFault(metric: Metric, target: number | null | undefined): string | null {
  const fault = number(target ?? null);
  if (fault !== null || typeof target !== 'number') return fault;
  const { name, baseline, direction, mode } = metric;
  const held = { baseline, direction, mode };
  const terms = metricTerms({ name, target, baseline, direction, mode: null }, held);
  return terms.kind === 'complete'
    ? null
    : `is on the wrong side of the baseline ${baseline ?? ''}: correct it`;
}

/** The terms that change, for `PATCH .../goals/:goalId` and `POST .../revision` alike. */
function targetTerms(goal: GoalRecord, draft: TargetDraft) {
  const metrics = changedMetrics(goal, draft).map((metric) => ({
    id: metric.id,
    target: draft[fieldOf(metric)],
    direction: metric.direction,
  }));
  const { targetDate } = draft;
  return { metrics, ...(targetDate === dateOf(goal) ? {} : { targetDate }) };
}

export function targetBody(goal: GoalRecord, way: Way, draft: TargetDraft) {
  const { version } = goal;
  const terms = targetTerms(goal, draft);
  return way === 'revise'
    ? { ...terms, reason: draft.reason.trim(), version }
    : { ...terms, note: given(draft.reason), version };
}

const OF_METRIC = /^metrics\[(\d+)\]\.(?:target|direction)$/;

/** The API counts the metrics that change; the form knows them by their id. */
export function targetField(goal: GoalRecord, draft: TargetDraft, apiField: string): string | null {
  const index = OF_METRIC.exec(apiField)?.[1];
  if (index !== undefined) {
    const metric = changedMetrics(goal, draft)[Number(index)];
    return metric === undefined ? null : fieldOf(metric);
  }
  if (apiField === 'note') return 'reason';
  return apiField === 'targetDate' || apiField === 'reason' ? apiField : null;
}
