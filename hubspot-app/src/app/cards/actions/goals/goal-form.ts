import { comparable } from '@attain/shared/domain/basics/comparable';
import type { Day } from '@attain/shared/domain/basics/time';
import type { Direction, Frequency } from '@attain/shared/domain/goals/goal';
import { metricTerms } from '@attain/shared/domain/goals/metric-terms';

import {
  day,
  type Faults,
  faultsOf,
  given,
  line,
  number,
  optionalDay,
  optionalLine,
  optionalNumber,
  optionalText,
  pastDay,
} from '../form/checks.ts';
import type { Field } from '../form/fields.ts';
import { DIRECTIONS, FREQUENCIES, OUTCOME_CATEGORIES } from '../words.ts';

export type MetricDraft = {
  name: string;
  unit: string;
  baseline: number | null;
  baselineAt: Day | null;
  target: number | null;
  direction: Direction | '';
  frequency: Frequency;
};

export type MilestoneDraft = { title: string; due: Day | null };

export type GoalDraft = {
  title: string;
  description: string;
  owner: string;
  category: string;
  targetDate: Day | null;
  kind: 'goal' | 'agreement';
  metrics: readonly MetricDraft[];
  milestones: readonly MilestoneDraft[];
};

export const NEW_METRIC: MetricDraft = {
  name: '',
  unit: '',
  baseline: null,
  baselineAt: null,
  target: null,
  direction: '',
  frequency: 'monthly',
};

export const NEW_MILESTONE: MilestoneDraft = { title: '', due: null };

export const NEW_GOAL: GoalDraft = {
  title: '',
  description: '',
  owner: '',
  category: '',
  targetDate: null,
  kind: 'agreement',
  metrics: [NEW_METRIC],
  milestones: [],
};

export const GOAL_FIELDS: readonly Field<GoalDraft>[] = [
  {
    ...{ as: 'line', name: 'title', label: 'What they want to achieve', required: true },
    hint: 'As they would say it: “Faster reporting”.',
  },
  { as: 'day', name: 'targetDate', label: 'Target date', required: true },
  { as: 'line', name: 'owner', label: 'Owner on their side', hint: 'Who answers for it.' },
  { as: 'choice', name: 'category', label: 'Category', options: OUTCOME_CATEGORIES },
  {
    ...{ as: 'choice', name: 'kind', label: 'How binding it is' },
    options: [
      { value: 'agreement', label: 'To be agreed and signed' },
      { value: 'goal', label: 'A goal that is only tracked' },
    ],
    hint: 'Signed targets are changed only with the customer.',
  },
  { as: 'text', name: 'description', label: 'Description' },
];

export const METRIC_FIELDS: readonly Field<MetricDraft>[] = [
  {
    ...{ as: 'line', name: 'name', label: 'Metric', required: true },
    hint: '“Hours per report”.',
  },
  { as: 'line', name: 'unit', label: 'Unit', required: true, hint: '“hours”.' },
  {
    ...{ as: 'number', name: 'baseline', label: 'Baseline' },
    hint: 'Where it stood before. Without it progress cannot be calculated.',
  },
  { as: 'day', name: 'baselineAt', label: 'Baseline measured on' },
  { as: 'number', name: 'target', label: 'Target', required: true },
  { as: 'choice', name: 'direction', label: 'Direction', options: DIRECTIONS },
  { as: 'choice', name: 'frequency', label: 'How often it is read', options: FREQUENCIES },
];

export const MILESTONE_FIELDS: readonly Field<MilestoneDraft>[] = [
  {
    ...{ as: 'line', name: 'title', label: 'Milestone', required: true },
    hint: '“Pilot group onboarded”.',
  },
  { as: 'day', name: 'due', label: 'Due', hint: 'Overdue from the day after.' },
];

/** What is wrong, in the notation of the API. The rules on baseline, target and direction are the domain's own. */
export function goalFaults(draft: GoalDraft, today: Day): Faults {
  const { title, description, owner, targetDate, metrics, milestones } = draft;
  return {
    ...faultsOf({
      title: line(title),
      targetDate: day(targetDate),
      owner: optionalLine(owner),
      description: optionalText(description),
      metrics: metrics.length + milestones.length === 0 ? 'are missing: add at least one' : null,
    }),
    ...partFaults('metrics', metrics, (metric, before) => metricFaults(metric, before, today)),
    ...partFaults('milestones', milestones, milestoneFaults),
  };
}

/** What is wrong with each part, beside those that stand before it. */
function partFaults<Part>(
  list: string,
  parts: readonly Part[],
  faults: (part: Part, before: readonly Part[]) => Faults,
): Faults {
  const found = parts.flatMap((part, index) =>
    Object.entries(faults(part, parts.slice(0, index))).map(
      ([field, fault]) => [`${list}[${index}].${field}`, fault] as const,
    ),
  );
  return Object.fromEntries(found);
}

function milestoneFaults(
  { title, due }: MilestoneDraft,
  before: readonly MilestoneDraft[],
): Faults {
  return faultsOf({
    title: name(
      title,
      before.map((other) => other.title),
    ),
    due: optionalDay(due),
  });
}

const TWIN = 'is there already: keep one of them';

/** What is called the same cannot be told apart. */
function name(written: string, before: readonly string[]): string | null {
  const isTwin = before.some((other) => comparable(other) === comparable(written));
  return line(written) ?? (isTwin ? TWIN : null);
}

function metricFaults(metric: MetricDraft, before: readonly MetricDraft[], today: Day): Faults {
  const { unit, baseline, baselineAt, target } = metric;
  const baselineDay = baseline === null ? 'is there, but the baseline is missing' : null;
  return {
    ...termFault(metric),
    ...faultsOf({
      name: name(
        metric.name,
        before.map((other) => other.name),
      ),
      unit: line(unit),
      baseline: optionalNumber(baseline),
      baselineAt: baselineAt === null ? null : (baselineDay ?? pastDay(baselineAt, today)),
      ...(number(target) === null ? {} : { target: number(target) }),
    }),
  };
}

function termFault({ name, baseline, target, direction }: MetricDraft): Faults {
  if (target === null) return {};
  const stated = { name, target, baseline, direction: direction || null, mode: null };
  const terms = metricTerms(stated, undefined);
  if (terms.kind === 'complete') return {};
  return terms.field === 'target'
    ? { target: `is on the wrong side of the baseline ${baseline ?? ''}: correct one of them` }
    : { direction: 'is needed, since target and baseline are the same: say which side is good' };
}

/** Body of `POST /api/intelligence/success-metrics/:customerId/goals`. */
export function goalBody(draft: GoalDraft) {
  const { title, description, owner, category, targetDate, kind, metrics, milestones } = draft;
  return {
    ...{ title: title.trim(), targetDate },
    ...{ description: given(description), owner: given(owner), category: given(category) },
    ...(kind === 'agreement' ? { agreement: {} } : {}),
    metrics: metrics.map(({ name, unit, direction, ...metric }) => ({
      ...{ ...metric, name: name.trim(), unit: unit.trim(), direction: direction || null },
    })),
    milestones: milestones.map((milestone) => ({ ...milestone, title: milestone.title.trim() })),
  };
}

const OF_PART = /^(metrics|milestones)\[\d+\]\.(\w+)$/;
const PARTS = { metrics: METRIC_FIELDS, milestones: MILESTONE_FIELDS };

export function goalField(apiField: string): string | null {
  const [, list, field = ''] = OF_PART.exec(apiField) ?? [];
  const isPart = list === 'metrics' || list === 'milestones';
  const isShown = isPart
    ? PARTS[list].some(({ name: shown }) => shown === field)
    : apiField in PARTS || GOAL_FIELDS.some(({ name: shown }) => shown === apiField);
  return isShown ? apiField : null;
}
