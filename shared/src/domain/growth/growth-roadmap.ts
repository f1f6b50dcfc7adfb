import type { Snapshot } from '../snapshot.ts';
import type { Minor } from '../value/value-line.ts';
import { EXPANSIONS, type ExpansionKind } from './expansion-catalogue.ts';
import { provenOutcomes, type ProvenOutcome } from './proven-outcomes.ts';
import type { ExpansionFinding, ExpansionHold } from './results.ts';

/** One way to grow, with what speaks for it; title and examples are in the catalogue. */
export type ExpansionPath = {
  kind: ExpansionKind;
  signals: readonly ExpansionFinding[];
  proof: readonly ProvenOutcome[];
};

export type GrowthRoadmap = {
  /** Most signals first, then in the order of the catalogue. */
  paths: readonly ExpansionPath[];
  /** Why there is no path in spite of signals. */
  heldBackBy: readonly ExpansionHold[];
  /** Sum of the potential a year that people recorded; `null` without any. */
  whitespace: Minor | null;
};

/**
 * The growth roadmap (L20): the catalogue's expansions that a signal points to, each on the proof of what was achieved.
 * Without proof, or while health is at risk, there is no path.
 */
export function growthRoadmap(
  snapshot: Pick<Snapshot, 'expansion' | 'agreements' | 'value'>,
): GrowthRoadmap {
  const { expansion, value } = snapshot;
  return {
    paths: expansion?.heldBackBy.length === 0 ? paths(expansion.signals, snapshot) : [],
    heldBackBy: expansion?.heldBackBy ?? [],
    whitespace: whitespace(value),
  };
}

/** Only what people recorded: what the ledger suggests beside it may be the same value. */
function whitespace({ opportunities }: Snapshot['value']): Minor | null {
  const potentials = opportunities.flatMap(({ source, potential }) =>
    source === 'recorded' && potential !== null ? [potential] : [],
  );
  return potentials.length === 0 ? null : potentials.reduce((sum, each) => sum + each, 0);
}

function paths(
  found: readonly ExpansionFinding[],
  snapshot: Pick<Snapshot, 'agreements' | 'value'>,
): ExpansionPath[] {
  const proof = provenOutcomes(snapshot);
  return EXPANSIONS.map(({ kind, signals }) => {
    return { kind, signals: found.filter(({ signal }) => signals.includes(signal)), proof };
  })
    .filter(({ signals }) => signals.length > 0)
    .toSorted((a, b) => b.signals.length - a.signals.length);
}
