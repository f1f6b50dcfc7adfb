import type { Goal } from '../goals/goal.ts';
import type { LifecycleStage } from './results.ts';
import type { ValueResult } from '../value/results.ts';
import { isInForce } from '../agreements/vla.ts';

/**
 * How far the account has come with us (L01-L22), first match: *prove* a VLA achieved or confirmed value above 0;
 * *execute* a reading after the baseline of a VLA in force; *commit* a commitment proposed or later; else *define*.
 *
 * @param active goals that are not ended, with the readings since their baselines
 */
export function lifecycleStage(active: readonly Goal[], { figures }: ValueResult): LifecycleStage {
  if (active.some(({ commitment }) => commitment?.state === 'achieved')) return 'prove';
  if ((figures.confirmed ?? 0) > 0) return 'prove';
  if (active.some((goal) => isInForce(goal) && hasReading(goal))) return 'execute';
  return active.some((goal) => isInForce(goal) || goal.commitment?.state === 'proposed')
    ? 'commit'
    : 'define';
}

function hasReading({ metrics }: Goal): boolean {
  return metrics.some(({ readings }) => readings.length > 0);
}
