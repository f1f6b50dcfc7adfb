import type { Metric } from '../goals/goal.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';

type Maintain = Settings['metric']['maintain'];

/**
 * How far a level may slip before it counts: 5 % of |target|; 0.5 units where the target is 0; half of what is left to
 * 100 for percentages of 90 and more, since 5 % of 99 % uptime would tolerate an outage.
 */
function tolerance(unit: string, target: number, maintain: Maintain): number {
  if (isPercent(unit) && target >= maintain.percentFrom && target <= 100) return (100 - target) / 2;
  return target === 0 ? maintain.toleranceAtZero : Math.abs(target) * maintain.tolerance;
}

/**
 * Attainment of a level that is to be held, a fraction: 1 on the good side and within tolerance, then falling linearly
 * to 0 at three times the tolerance. The stored direction says which side is good.
 */
export function maintainedShare(
  metric: Pick<Metric, 'unit' | 'direction'>,
  target: number,
  current: number,
  maintain: Maintain,
): number {
  const shortfall = metric.direction === 'higher_is_better' ? target - current : current - target;
  const allowed = tolerance(metric.unit, target, maintain);
  if (withoutNoise(shortfall) <= withoutNoise(allowed)) return 1;
  const zeroAt = allowed * maintain.zeroAtTolerances;
  return shortfall >= zeroAt ? 0 : withoutNoise((zeroAt - shortfall) / (zeroAt - allowed));
}

/** The unit of a share in percent, as people write it. */
export function isPercent(unit: string): boolean {
  const name = unit.trim().toLowerCase();
  return name === '%' || name === 'percent' || name === 'percentage' || name === 'pct';
}
