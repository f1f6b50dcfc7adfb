import { counts } from './ledger-line.ts';
import type { ValueResult } from './results.ts';

/**
 * How far the value is borne out (L31, C21): what counts after the confidence factors, over the same lines in full; a fraction, 1 where the
 * customer confirmed or measured all of it. `null` where no line counts.
 */
export function valueConfidence({ lines }: Pick<ValueResult, 'lines'>): number | null {
  let counted = 0;
  let full = 0;
  for (const line of lines) {
    if (!counts(line) || line.amount === null) continue;
    counted += line.counted;
    full += line.amount;
  }
  return full > 0 ? counted / full : null;
}
