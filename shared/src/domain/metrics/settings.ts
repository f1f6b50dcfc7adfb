import type { Frequency } from '../goals/goal.ts';

export type MetricSettings = {
  pace: {
    behindBelow: number;
    /** While less than this is expected, a pace says nothing. */
    unknownWhileExpectedBelow: number;
  };
  projection: {
    readings: number;
    minReadings: number;
    minSpanDays: number;
    /** Quantiles of the pairwise slopes that bound the projection. */
    slopeBand: { low: number; high: number };
  };
  metric: {
    /** Of |target - baseline|; smaller moves are steady. */
    trendDeadBand: number;
    staleAfterDays: Readonly<Record<Frequency, number>>;
    maintain: {
      /** Of |target|. */
      tolerance: number;
      /** In the metric's unit, where the target is 0. */
      toleranceAtZero: number;
      /** From this percentage on, half of what is left to 100 is tolerated. */
      percentFrom: number;
      /** Attainment is 0 at this many tolerances. */
      zeroAtTolerances: number;
    };
  };
};

export const METRIC_DEFAULTS: MetricSettings = {
  pace: { behindBelow: 0.9, unknownWhileExpectedBelow: 0.1 },
  projection: { readings: 6, minReadings: 3, minSpanDays: 21, slopeBand: { low: 0.1, high: 0.9 } },
  metric: {
    trendDeadBand: 0.02,
    staleAfterDays: { daily: 3, weekly: 14, monthly: 45, quarterly: 120 },
    maintain: { tolerance: 0.05, toleranceAtZero: 0.5, percentFrom: 90, zeroAtTolerances: 3 },
  },
};
