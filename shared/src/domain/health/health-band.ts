import { number } from '../basics/plain-words.ts';
import { roundWithinBand } from '../basics/rounding.ts';
import type { HealthBand } from './health-components.ts';
import type { Settings } from '../settings.ts';

type Edges = Settings['bands']['health'];

/** [90, 100] healthy, [70, 90) stable, [50, 70) at risk, [0, 50) critical; on the unrounded score (A20-A23, C12b). */
export function healthBand(score: number | null, edges: Edges): HealthBand {
  if (score === null) return 'insufficient_data';
  if (score >= edges.healthy) return 'healthy';
  if (score >= edges.stable) return 'stable';
  return score >= edges.atRisk ? 'at_risk' : 'critical';
}

/** A score as people write it, and never one of another band: 89.999 is `89.9`. */
export function scoreInWords(score: number, edges: Edges): string {
  return number(roundWithinBand(score, 1, (each) => healthBand(each, edges)));
}
