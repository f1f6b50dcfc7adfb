import { comparable } from '@attain/shared/domain/basics/comparable';
import type { Metric } from '@attain/shared/domain/goals/goal';
import { metricTerms } from '@attain/shared/domain/goals/metric-terms';

import { idOf } from '../identity.ts';
import { refuseDraft } from './draft-refused.ts';
import type { MetricDraft } from './goal-draft.ts';

/**
 * A metric as somebody wants it: what is left open stays as stored, else takes its default or follows from the rest.
 *
 * @throws {DraftRefusedError} for terms that contradict each other (C15).
 */
export function metricOf(goalId: string, draft: MetricDraft, stored: Metric | undefined): Metric {
  const terms = metricTerms(draft, stored);
  if (terms.kind === 'refused') return refuseDraft(terms.reason);
  const { baseline, direction, mode } = terms;
  return {
    id: stored?.id ?? idOf('metric', goalId, comparable(draft.name)),
    name: stored?.name ?? draft.name,
    unit: draft.unit,
    category: draft.category ?? stored?.category ?? null,
    direction,
    mode,
    frequency: draft.frequency ?? stored?.frequency ?? 'monthly',
    baseline,
    baselineAt: draft.baselineAt ?? stored?.baselineAt ?? null,
    baselineSource: draft.baselineSource ?? stored?.baselineSource ?? null,
    baselineEvidence: draft.baselineEvidence ?? stored?.baselineEvidence ?? null,
    target: draft.target,
    source: draft.source ?? stored?.source ?? null,
    weight: draft.weight ?? stored?.weight ?? 1,
    readings: stored?.readings ?? [],
  };
}
