import type { Settings } from '../settings.ts';
import type { MetricStatus } from './results.ts';
import type { VlaStatus } from '../agreements/results.ts';

type Edges = Settings['bands']['attainment'];

/** On track above 80 % of the target, at risk from 50 to 80 % inclusive, off track below; on the unrounded fraction (V17-V19, C12). */
export function attainmentBand(attainment: number, edges: Edges): VlaStatus {
  if (attainment > edges.onTrackAbove) return 'on_track';
  return attainment >= edges.atRiskFrom ? 'at_risk' : 'off_track';
}

/** The same edges on unclamped progress, with a name for overshoot (M26, C14). */
export function metricStatus(progress: number, edges: Edges): MetricStatus {
  if (progress > 1) return 'exceeding';
  const band = attainmentBand(progress, edges);
  return band === 'off_track' ? 'not_met' : band;
}
