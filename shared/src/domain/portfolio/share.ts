import type { Reason } from '../basics/reasons.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { KpiFigure } from './kpi.ts';

/** What one account adds to a figure; `null` = unknown. */
type Parts = { part: number; whole: number };

/**
 * Sum of the parts over sum of the wholes, and how many accounts had something to count. Larger accounts weigh more,
 * which is what "share of the goals" says.
 */
export function shareOf<Row>(rows: readonly Row[], partsOf: (row: Row) => Parts | null): KpiFigure {
  let part = 0;
  let whole = 0;
  let accounts = 0;
  for (const row of rows) {
    const parts = partsOf(row);
    if (parts === null || parts.whole === 0) continue;
    part += parts.part;
    whole += parts.whole;
    accounts += 1;
  }
  return figureOf(part, whole, { accounts, of: rows.length });
}

/** Of the accounts of which it is known, the share for which it holds. */
export function shareOfAccounts<Row>(
  rows: readonly Row[],
  holds: (row: Row) => boolean | null,
): KpiFigure {
  return shareOf(rows, (row) => {
    const answer = holds(row);
    return answer === null ? null : { part: answer ? 1 : 0, whole: 1 };
  });
}

export function figureOf(
  numerator: number,
  denominator: number,
  coverage: KpiFigure['coverage'],
): KpiFigure {
  if (coverage.accounts === 0 || denominator <= 0) return noFigure('no_account_data', coverage);
  return {
    value: withoutNoise(numerator / denominator),
    reason: null,
    numerator,
    denominator,
    coverage,
  };
}

export function noFigure(reason: Reason, coverage: KpiFigure['coverage']): KpiFigure {
  return { value: null, reason, numerator: null, denominator: null, coverage };
}
