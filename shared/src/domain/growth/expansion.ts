import type { Snapshot } from '../snapshot.ts';
import { expansionSignals, type SignalSources } from './expansion-signals.ts';
import { provenOutcomes } from './proven-outcomes.ts';
import type { ExpansionHold, ExpansionResult } from './results.ts';

/**
 * The account's signals of growth, and whether expansion is the play (A29-A36, L20): it is not while health is at risk
 * or critical, nor before an outcome is proven. The signals are shown all the same.
 *
 * @returns `null` without a signal.
 */
export function expansion(
  sources: SignalSources,
  findings: Pick<Snapshot, 'health' | 'agreements' | 'value'>,
): ExpansionResult | null {
  const signals = expansionSignals(sources);
  if (signals.length === 0) return null;
  const { band } = findings.health;
  const heldBackBy: ExpansionHold[] = [];
  if (band === 'at_risk' || band === 'critical') heldBackBy.push('health');
  if (provenOutcomes(findings).length === 0) heldBackBy.push('nothing_proven');
  return { signals, heldBackBy };
}
