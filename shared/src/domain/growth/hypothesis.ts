import { toMinor } from '../basics/money.ts';
import { withoutNoise } from '../basics/rounding.ts';
import type { ValueHypothesis } from '../lifecycle/inputs.ts';
import { clampedFraction } from '../metrics/metric-progress.ts';
import type { Minor } from '../value/value-line.ts';

type Driver = ValueHypothesis['drivers'][number];

/** Assumptions as somebody wants to try them: a driver by its place in the list, and the yearly cost. */
export type AdjustedAssumptions = {
  drivers?: Readonly<Record<number, Partial<Pick<Driver, 'yearlyValue' | 'probability'>>>>;
  yearlyCost?: Minor;
};

export type HypothesisView = {
  painPoints: readonly string[];
  /** Each with what it is expected to be worth a year: yearly value x probability. */
  drivers: readonly (Driver & { expected: Minor })[];
  /** The assumptions that the projection rests on, each once. */
  assumptions: readonly string[];
  /** Sum of what the drivers are expected to be worth a year. */
  yearlyValue: Minor;
  yearlyCost: Minor;
  /** Net ROI, a fraction; `null` with its reason. */
  roiProjection: number | null;
  reason: 'nothing_expected' | 'no_cost' | null;
};

/**
 * The business case before the sale (L05, L23): expected value a year = sum of yearly value x probability; projected
 * ROI = (expected value - cost) / cost, net as everywhere (C02). With `adjusted` it is worked out on other assumptions;
 * the recorded ones stay as they are.
 *
 * @returns `null` where no hypothesis was ever recorded.
 */
export function hypothesisView(
  hypothesis: ValueHypothesis | null,
  adjusted: AdjustedAssumptions = {},
): HypothesisView | null {
  if (hypothesis === null) return null;
  const drivers = hypothesis.drivers.map((driver, index) =>
    withExpectedValue({ ...driver, ...adjusted.drivers?.[index] }),
  );
  const yearlyValue = drivers.reduce((sum, { expected }) => sum + expected, 0);
  const yearlyCost = adjusted.yearlyCost ?? hypothesis.yearlyCost;
  const reason = missingProjectionReason(yearlyValue, yearlyCost);
  return {
    painPoints: hypothesis.painPoints,
    drivers,
    assumptions: [...new Set(drivers.map(({ assumption }) => assumption))],
    yearlyValue,
    yearlyCost,
    roiProjection: reason === null ? withoutNoise((yearlyValue - yearlyCost) / yearlyCost) : null,
    reason,
  };
}

function withExpectedValue(driver: Driver): Driver & { expected: Minor } {
  const probability = clampedFraction(driver.probability);
  return { ...driver, probability, expected: toMinor(driver.yearlyValue * probability) };
}

function missingProjectionReason(value: Minor, cost: Minor): HypothesisView['reason'] {
  if (value <= 0) return 'nothing_expected';
  return cost <= 0 ? 'no_cost' : null;
}
