import type { Day } from '../basics/time.ts';
import type { Confidence } from './value-line.ts';

/** One unit of `currency` was worth `rate` units of the portal's currency on a day. */
export type ExchangeRate = { currency: string; on: Day; rate: number };

export type ValueSettings = {
  value: {
    confidenceFactors: Readonly<Record<Confidence, number>>;
    /** Share of saved hours that turns into money, where a line says nothing else (C07). */
    realisation: number;
    workingWeeksPerYear: number;
    workingDaysPerWeek: number;
    /** A one-off cost up to this long before the contract term belongs to the term (C04). */
    costBeforeTermDays: number;
    /** A year, for present values. */
    discountRate: number;
    /** The trend shows this many quarters at most, the latest ones. */
    trendQuarters: number;
    /** Below this attainment of its goal, what a line could be worth at full attainment is a guess and not shown. */
    potentialFromAttainment: number;
    /** For imported lines of another currency than the portal's. */
    rates: readonly ExchangeRate[];
    /** A rate older than this on the day it is needed for is not used. */
    rateMaxAgeDays: number;
  };
};

export const VALUE_DEFAULTS: ValueSettings = {
  value: {
    confidenceFactors: { measured: 1, customer_stated: 0.8, modelled: 0.5 },
    realisation: 0.5,
    workingWeeksPerYear: 46,
    workingDaysPerWeek: 5,
    costBeforeTermDays: 180,
    discountRate: 0.1,
    trendQuarters: 12,
    potentialFromAttainment: 0.25,
    rates: [],
    rateMaxAgeDays: 31,
  },
};
