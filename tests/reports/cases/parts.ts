import { addMonths, type Day } from '@attain/shared/domain/basics/time';
import type { Goal, Metric, Reading } from '@attain/shared/domain/goals/goal';

import { at, someCommitment, someMetric } from '../../unit/domain/builders.ts';

/** Three months before the renewal of most of the accounts here. */
export const TODAY: Day = '2026-07-01';
export const TERM = { start: '2025-09-01', renewal: '2026-09-01' } as const;

/** Readings at the ends of the months up to and with June 2026, oldest first. */
export function monthly(...values: readonly number[]): Reading[] {
  return endingWith('2026-06-30', values);
}

/** Readings at the ends of months of which `last` is the latest. */
export function endingWith(last: Day, values: readonly number[]): Reading[] {
  return values.map((value, index) => ({
    value,
    measuredAt: at(addMonths(last, index - values.length + 1)),
  }));
}

/** A metric with the way it was to go, `[baseline, target]`, and how it went; which side is better follows from the way. */
export function metric(
  id: string,
  name: string,
  unit: string,
  [baseline, target]: readonly [number | null, number],
  readings: readonly Reading[],
  overrides: Partial<Metric> = {},
): Metric {
  return someMetric({
    id,
    name,
    unit,
    baseline,
    baselineAt: baseline === null ? null : at('2025-09-01'),
    baselineSource: baseline === null ? null : 'Discovery workshop',
    target,
    source: 'Product data',
    direction: baseline !== null && target < baseline ? 'lower_is_better' : 'higher_is_better',
    readings,
    ...overrides,
  });
}

/** A signed agreement of the term, with both signatures under its present terms. */
export function agreed(by: string, overrides: Partial<NonNullable<Goal['commitment']>> = {}) {
  return someCommitment({
    start: '2025-09-01',
    deadline: '2026-08-31',
    dependencies: null,
    signedBy: by,
    signedAt: at('2025-09-05'),
    lastReviewedOn: '2026-06-10',
    signatures: [
      { party: 'executive', by: 'Dana Fox', ...signedInSeptember },
      { party: 'customer', by, ...signedInSeptember },
    ],
    ...overrides,
  });
}

const signedInSeptember = {
  at: at('2025-09-05'),
  termsVersion: 1,
  digest: 'd5f1',
  via: 'link',
} as const;
