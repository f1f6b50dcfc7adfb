import { changeOf } from '../metrics/change.ts';
import { deadlineOf } from '../metrics/expected-path.ts';
import type { Goal, Metric, Milestone } from '../goals/goal.ts';
import type { Day, Instant } from '../basics/time.ts';
import type { VlaComponent } from './results.ts';

/** A measurable indicator of an agreement, with what it starts from and what it is to reach (V04-V06). */
export type VlaMeasure = {
  metricId: string;
  successMetric: string;
  unit: string;
  baseline: number | null;
  /** Baselines are documented with their time (V33). */
  baselineAt: Instant | null;
  target: number | null;
  /** The agreed change in words (C01); `null` while baseline or target is missing. */
  change: string | null;
};

/** A value-level agreement by its six components (V03-V08). */
export type VlaComponents = {
  businessOutcome: string;
  measures: readonly VlaMeasure[];
  /** What a strategic objective is measured by (V11). */
  milestones: readonly Milestone[];
  timeline: { start: Day | null; deadline: Day | null };
  dependencies: string | null;
  missing: readonly VlaComponent[];
};

/** The six components of a goal with, or on its way to, a commitment. */
export function vlaComponents(goal: Goal): VlaComponents {
  return {
    businessOutcome: goal.title,
    measures: goal.metrics.map(measureOf),
    milestones: goal.milestones,
    timeline: {
      start: goal.commitment?.start ?? goal.startDate,
      deadline: deadlineOf(goal),
    },
    dependencies: dependenciesOf(goal),
    missing: missingComponents(goal),
  };
}

/**
 * What an agreement still lacks, in the order of the framework. Milestones stand for metric, baseline (none done) and
 * target (all done); a baseline is only needed where progress is counted from it.
 */
export function missingComponents(goal: Goal): VlaComponent[] {
  const { metrics, milestones } = goal;
  const missing: VlaComponent[] = [];
  if (metrics.length === 0 && milestones.length === 0) missing.push('success_metric');
  if (metrics.some(({ mode, baseline }) => mode === 'linear' && baseline === null)) {
    missing.push('baseline');
  }
  if (metrics.some(({ target }) => target === null)) missing.push('target');
  if (deadlineOf(goal) === null) missing.push('timeline');
  if (dependenciesOf(goal) === null) missing.push('dependencies');
  return missing;
}

function measureOf({ id, name, unit, baseline, baselineAt, target }: Metric): VlaMeasure {
  return {
    metricId: id,
    successMetric: name,
    unit,
    baseline,
    baselineAt,
    target,
    change: baseline === null || target === null ? null : changeOf(baseline, target, unit).words,
  };
}

function dependenciesOf({ commitment }: Goal): string | null {
  return commitment?.dependencies?.trim() || null;
}
