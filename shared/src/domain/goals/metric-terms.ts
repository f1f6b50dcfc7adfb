import type { Direction, MetricMode } from './goal.ts';

/** What somebody says of a metric; `null` where nothing is said. */
export type StatedTerms = {
  name: string;
  target: number;
  baseline: number | null;
  direction: Direction | null;
  mode: MetricMode | null;
};

/** What is stored of it already. */
export type HeldTerms = { baseline: number | null; direction: Direction; mode: MetricMode };

export type MetricTerms =
  | { kind: 'complete'; baseline: number | null; direction: Direction; mode: MetricMode }
  | { kind: 'refused'; field: 'target' | 'direction'; reason: string };

/**
 * What follows from what is said of a metric: its direction from baseline and target where it is not stated, and that a
 * target equal to the baseline makes a maintain metric. What is left open stays as held. Without a baseline it is
 * higher-is-better, which decides nothing until there is one.
 *
 * @returns the reason against a target on the wrong side of the baseline, and against a maintain metric without direction,
 *   of which nobody knows the good side (C15)
 */
export function metricTerms(stated: StatedTerms, held: HeldTerms | undefined): MetricTerms {
  const { target } = stated;
  const baseline =
    stated.baseline ?? (stated.mode === 'maintain' ? target : (held?.baseline ?? null));
  const mode = modeOf(stated, baseline, held);
  if (mode === 'maintain' && baseline !== target) {
    return refused(
      'target',
      `a maintain metric holds its baseline, but target ${target} is not baseline ${baseline}: make them equal, or leave mode empty`,
    );
  }
  const direction = directionOf(stated, baseline, held);
  return typeof direction === 'string'
    ? { kind: 'complete', baseline, direction, mode }
    : direction;
}

function modeOf(
  stated: StatedTerms,
  baseline: number | null,
  held: HeldTerms | undefined,
): MetricMode {
  if (stated.mode === 'ratio_to_target' || stated.mode === 'maintain') return stated.mode;
  if (baseline === stated.target) return 'maintain';
  if (stated.mode !== null || held === undefined || held.mode === 'maintain') return 'linear';
  return held.mode;
}

function directionOf(
  { name, target, direction }: StatedTerms,
  baseline: number | null,
  held: HeldTerms | undefined,
): Direction | MetricTerms {
  if (baseline === target) {
    return (
      direction ??
      held?.direction ??
      refused(
        'direction',
        `metric "${name}" keeps its baseline, so direction must say which side is good: write higher_is_better or lower_is_better`,
      )
    );
  }
  if (baseline === null) return direction ?? held?.direction ?? 'higher_is_better';
  const implied: Direction = target > baseline ? 'higher_is_better' : 'lower_is_better';
  if (direction !== null && direction !== implied) {
    return refused(
      'target',
      `target ${target} is worse than baseline ${baseline} for ${direction}: correct the target or the direction`,
    );
  }
  return implied;
}

function refused(field: 'target' | 'direction', reason: string): MetricTerms {
  return { kind: 'refused', field, reason };
}
