import type { ValueFigures } from '../account.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { NoRoiReason } from './results.ts';
import type { Minor } from './value-line.ts';

/** Sums of the two ledgers and the cost, in minor units; `null` = no line counts, or no cost is known. */
export type LedgerTotals = {
  confirmed: Minor | null;
  estimated: Minor | null;
  cost: Minor | null;
};

/**
 * The three figures that are kept apart (C02), as fractions:
 *
 * - ROI confirmed: (confirmed - cost) / cost, on what the customer confirmed alone
 * - ROI estimated: (confirmed + estimated - cost) / cost, always labelled as including estimates
 * - value multiple: confirmed / cost, never called ROI
 *
 * Where nothing is confirmed or no cost is known there is no figure: never -100 %, never infinite.
 */
export function valueFigures({ confirmed, estimated, cost }: LedgerTotals): ValueFigures {
  return {
    confirmed,
    estimated,
    investment: cost,
    roiConfirmed: roi(confirmed, cost),
    roiEstimated: roi((confirmed ?? 0) + (estimated ?? 0), cost),
    multiple: multiple(confirmed, cost),
  };
}

/** (value - cost) / cost as a fraction (O13); `null` without a value or a cost. */
export function roi(value: Minor | null, cost: Minor | null): number | null {
  const times = multiple(value, cost);
  return times === null ? null : withoutNoise(times - 1);
}

/** Confirmed value - cost, in minor units. */
export function netValue({ confirmed, investment, multiple: times }: ValueFigures): Minor | null {
  return times === null || confirmed === null || investment === null
    ? null
    : confirmed - investment;
}

/** Why there is no ROI on confirmed value. */
export function missingRoiReason(figures: ValueFigures): NoRoiReason | null {
  if (figures.multiple !== null) return null;
  return figures.confirmed ? 'no_cost' : 'nothing_confirmed';
}

function multiple(value: Minor | null, cost: Minor | null): number | null {
  return value === null || value === 0 || cost === null || cost <= 0
    ? null
    : withoutNoise(value / cost);
}
