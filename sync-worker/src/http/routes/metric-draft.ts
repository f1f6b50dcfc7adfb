import type { MetricOrder } from '@attain/shared/contract/goal-order';

import type { MetricDraft } from '../../agreements/goal-draft.ts';
import type { Calendar } from '../../calendar.ts';
import { readInstant } from '../../imports/dates.ts';

/** A metric as a program defines it; `null` where it says nothing. */
export function metricDraft(metric: MetricOrder, calendar: Calendar): MetricDraft {
  const { name, unit, target, baselineAt = null } = metric;
  return {
    name,
    unit,
    target,
    baseline: metric.baseline ?? null,
    baselineAt: baselineAt === null ? null : readInstant(baselineAt, calendar),
    baselineSource: metric.baselineSource ?? null,
    baselineEvidence: metric.baselineEvidence ?? null,
    source: metric.source ?? null,
    direction: metric.direction ?? null,
    mode: metric.mode ?? null,
    frequency: metric.frequency ?? null,
    category: metric.category ?? null,
    weight: metric.weight ?? null,
  };
}
