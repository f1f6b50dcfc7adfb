import type { Direction, Metric, MetricMode } from '@attain/shared/domain/goals/goal';

import { refuse } from '../refuse.ts';
import { comparable, idOf } from '../identity.ts';
import type { MetricDraft } from './goal-draft.ts';

/**
 * A metric as the file wants it: what a row leaves open stays as stored, else takes its default.
 *
 * The direction follows from baseline and target where it is not stated; without a baseline it is higher-is-better,
 * which decides nothing until there is one. A target equal to the baseline makes a maintain metric, and only its
 * direction tells which side of it is the good one (C15).
 *
 * @throws {RowRefusedError} for a target on the wrong side of the baseline, and for a maintain metric without direction.
 */
export function metricOf(goalId: string, draft: MetricDraft, stored: Metric | undefined): Metric {
  const { target } = draft;
  const baseline =
    draft.baseline ?? (draft.mode === 'maintain' ? target : (stored?.baseline ?? null));
  const mode = modeOf(draft, baseline, stored);
  if (mode === 'maintain' && baseline !== target) {
    refuse(
      `a maintain metric holds its baseline, but target ${target} is not baseline ${baseline}: make them equal, or leave mode empty`,
    );
  }
  return {
    id: stored?.id ?? idOf('metric', goalId, comparable(draft.name)),
    name: stored?.name ?? draft.name,
    unit: draft.unit,
    category: draft.category ?? stored?.category ?? null,
    direction: directionOf(draft, baseline, stored),
    mode,
    frequency: draft.frequency ?? stored?.frequency ?? 'monthly',
    baseline,
    baselineAt: draft.baselineAt ?? stored?.baselineAt ?? null,
    baselineSource: draft.baselineSource ?? stored?.baselineSource ?? null,
    baselineEvidence: draft.baselineEvidence ?? stored?.baselineEvidence ?? null,
    target,
    source: draft.source ?? stored?.source ?? null,
    weight: draft.weight ?? stored?.weight ?? 1,
    readings: stored?.readings ?? [],
  };
}

function modeOf(
  draft: MetricDraft,
  baseline: number | null,
  stored: Metric | undefined,
): MetricMode {
  if (draft.mode === 'ratio_to_target' || draft.mode === 'maintain') return draft.mode;
  if (baseline === draft.target) return 'maintain';
  if (draft.mode !== null || stored === undefined || stored.mode === 'maintain') return 'linear';
  return stored.mode;
}

function directionOf(
  { name, target, direction }: MetricDraft,
  baseline: number | null,
  stored: Metric | undefined,
): Direction {
  if (baseline === target) {
    return (
      direction ??
      stored?.direction ??
      refuse(
        `metric "${name}" keeps its baseline, so direction must say which side is good: write higher_is_better or lower_is_better`,
      )
    );
  }
  if (baseline === null) return direction ?? stored?.direction ?? 'higher_is_better';
  const implied: Direction = target > baseline ? 'higher_is_better' : 'lower_is_better';
  if (direction !== null && direction !== implied) {
    refuse(
      `target ${target} is worse than baseline ${baseline} for ${direction}: correct the target or the direction`,
    );
  }
  return implied;
}
