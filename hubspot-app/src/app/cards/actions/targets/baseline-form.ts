import type { GoalRecord } from '@attain/shared/contract/goal-record';
import type { Day } from '@attain/shared/domain/basics/time';
import { metricTerms } from '@attain/shared/domain/goals/metric-terms';

import {
  type Faults,
  faultsOf,
  given,
  number,
  optionalLine,
  optionalText,
  pastDay,
} from '../form/checks.ts';
import type { Field } from '../form/fields.ts';

type Metric = GoalRecord['metrics'][number];

export type BaselineDraft = {
  baseline: number | null;
  baselineAt: Day | null;
  baselineSource: string;
  baselineEvidence: string;
};

export const NEW_BASELINE: BaselineDraft = {
  baseline: null,
  baselineAt: null,
  baselineSource: '',
  baselineEvidence: '',
};

export function baselineFields(unit: string): readonly Field<BaselineDraft>[] {
  return [
    { as: 'number', name: 'baseline', label: 'Baseline', required: true, hint: `In ${unit}.` },
    { as: 'day', name: 'baselineAt', label: 'Measured on', required: true },
    { as: 'line', name: 'baselineSource', label: 'Source' },
    { as: 'text', name: 'baselineEvidence', label: 'Evidence' },
  ];
}

export function baselineFaults(draft: BaselineDraft, metric: Metric, today: Day): Faults {
  const { baseline, baselineAt, baselineSource, baselineEvidence } = draft;
  return faultsOf({
    baseline: number(baseline) ?? sideFault(baseline, metric),
    baselineAt: pastDay(baselineAt, today),
    baselineSource: optionalLine(baselineSource),
    baselineEvidence: optionalText(baselineEvidence),
  });
}

/** From a baseline beyond the target the metric would have to go the other way. */
function sideFault(baseline: number | null, { name, target, direction, mode }: Metric) {
  if (baseline === null || target === null) return null;
  const stated = { name, target, baseline, direction, mode: null };
  const terms = metricTerms(stated, { baseline: null, direction, mode });
  return terms.kind === 'complete' ? null : `is on the wrong side of the target ${target}`;
}

/** Body of `PATCH .../goals/:goalId`. */
export function baselineBody(draft: BaselineDraft, { id, direction }: Metric, version: number) {
  const { baseline, baselineAt, baselineSource, baselineEvidence } = draft;
  const metric = {
    ...{ id, baseline, baselineAt, direction },
    baselineSource: given(baselineSource),
    baselineEvidence: given(baselineEvidence),
  };
  return { metrics: [metric], version };
}

const ONE = 'metrics[0].';

export function baselineField(apiField: string): string | null {
  const field = apiField.startsWith(ONE) ? apiField.slice(ONE.length) : '';
  return field in NEW_BASELINE ? field : null;
}
