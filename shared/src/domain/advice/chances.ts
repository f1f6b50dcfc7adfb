import type { ExpansionHold } from '../growth/results.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Minor } from '../value/value-line.ts';

/** What speaks for growing with the account (L31). */
export type Chance = {
  text: string;
  goalId: string | null;
  /** A year; `null` = nobody put a figure on it. */
  potential: Minor | null;
};

const HOLD: Readonly<Record<ExpansionHold, string>> = {
  health: 'Not yet the time to sell: health is at risk.',
  nothing_proven: 'Not yet the time to sell: no outcome is proven.',
};

/** Why signs of growth are no reason to sell yet; empty where nothing holds it back. */
export function whyNotYet({ expansion }: Pick<Snapshot, 'expansion'>): string[] {
  return (expansion?.heldBackBy ?? []).map((hold) => HOLD[hold]);
}

/**
 * The chances of an account (L20, L31): signals of growth with their evidence, what people recorded as possible value, and a promoter whom
 * nobody has asked. For the vendor's eyes: a customer never sees them.
 */
export function accountChances({
  expansion,
  value,
  advocacy,
}: Pick<Snapshot, 'expansion' | 'value' | 'advocacy'>): Chance[] {
  const signals = (expansion?.signals ?? []).map(({ evidence }): Chance => {
    return { text: evidence, goalId: null, potential: null };
  });
  const recorded = value.opportunities
    .filter(({ source }) => source === 'recorded')
    .map(({ description, goalId, potential }): Chance => {
      return { text: description, goalId, potential };
    });
  const promoter: Chance = {
    text: 'A promoter was never asked for a reference or a case study.',
    goalId: null,
    potential: null,
  };
  return [...signals, ...recorded, ...(advocacy?.unmetPromoter === true ? [promoter] : [])];
}
