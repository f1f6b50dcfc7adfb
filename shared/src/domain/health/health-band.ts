import type { HealthBand } from './health-components.ts';
import type { Settings } from '../settings.ts';

/** [90, 100] healthy, [70, 90) stable, [50, 70) at risk, [0, 50) critical; on the unrounded score (A20-A23, C12b). */
export function healthBand(score: number | null, edges: Settings['bands']['health']): HealthBand {
  if (score === null) return 'insufficient_data';
  if (score >= edges.healthy) return 'healthy';
  if (score >= edges.stable) return 'stable';
  return score >= edges.atRisk ? 'at_risk' : 'critical';
}
