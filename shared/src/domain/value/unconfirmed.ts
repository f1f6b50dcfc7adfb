import type { ValueLineResult } from './results.ts';

/** Estimated lines that count, the largest first: what the customer is asked to confirm (C20). */
export function unconfirmedLines({
  lines,
}: {
  lines: readonly ValueLineResult[];
}): readonly ValueLineResult[] {
  return lines
    .filter(({ ledger, counted }) => ledger === 'estimated' && counted > 0)
    .sort((a, b) => b.counted - a.counted);
}

export function largestUnconfirmed(value: {
  lines: readonly ValueLineResult[];
}): ValueLineResult | undefined {
  return unconfirmedLines(value)[0];
}
