import type { MetricResult } from '../../domain/metrics/results.ts';
import { words } from '../figure-words.ts';

/** How the progress of a metric comes about, with its numbers, so that a reader can redo it (C15). */
export function howMetricIsCounted(metric: MetricResult): string {
  const { baseline, target, current } = metric;
  if (metric.kind === 'not_scored' || target === null || current === null) return 'Not counted';
  if (metric.mode === 'maintain' || (metric.mode === 'linear' && baseline === target)) {
    return `Level to hold: 100% on the good side of ${n(target)} or within its tolerance, from there down to 0%`;
  }
  if (metric.mode === 'ratio_to_target') {
    return metric.direction === 'higher_is_better'
      ? `Latest / target: ${n(current)} / ${n(target)}`
      : `Target / latest: ${n(target)} / ${n(current)}`;
  }
  return `(latest - baseline) / (target - baseline): (${n(current)} - ${n(baseline ?? 0)}) / (${n(target)} - ${n(baseline ?? 0)})`;
}

function n(value: number): string {
  return words.metric(value, '');
}
