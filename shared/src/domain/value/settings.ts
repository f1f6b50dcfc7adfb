import type { Confidence } from './value-line.ts';

export type ValueSettings = {
  value: {
    confidenceFactors: Readonly<Record<Confidence, number>>;
    /** Share of saved hours that turns into money, where a line says nothing else (C07). */
    realisation: number;
    workingWeeksPerYear: number;
    workingDaysPerWeek: number;
    /** A one-off cost up to this long before the contract term belongs to the term (C04). */
    costBeforeTermDays: number;
  };
};

export const VALUE_DEFAULTS: ValueSettings = {
  value: {
    confidenceFactors: { measured: 1, customer_stated: 0.8, modelled: 0.5 },
    realisation: 0.5,
    workingWeeksPerYear: 46,
    workingDaysPerWeek: 5,
    costBeforeTermDays: 180,
  },
};
