import type { HealthBand } from '../health/health-components.ts';
import type { LifecycleStage } from '../lifecycle/results.ts';
import { expansionSignals, type SignalSources } from './expansion-signals.ts';
import type { ExpansionHold, ExpansionResult } from './results.ts';

/**
 * The account's signals of growth, and whether expansion is the play (A29-A36, L20): it is not while health is at risk
 * or critical, nor before an outcome is proven. The signals are shown all the same.
 *
 * @returns `null` without a signal.
 */
export function expansion(
  sources: SignalSources,
  { band, stage }: { band: HealthBand; stage: LifecycleStage },
): ExpansionResult | null {
  const signals = expansionSignals(sources);
  if (signals.length === 0) return null;
  const heldBackBy: ExpansionHold[] = [];
  if (band === 'at_risk' || band === 'critical') heldBackBy.push('health');
  if (stage !== 'prove') heldBackBy.push('nothing_proven');
  return { signals, heldBackBy };
}
