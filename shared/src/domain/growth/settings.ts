export type GrowthSettings = {
  expansion: {
    /** Share of the licensed seats in weekly use from which licences run short. */
    licenseShare: number;
    /** Mean answers, 0-10 and 1-5, from which feedback is a signal, and the answers that it takes. */
    feedback: { nps: number; csat: number; answers: number };
    /** Growth of users or employees in 90 days, as a fraction. */
    growth: number;
  };
  advocacy: {
    /** Mean CSAT answer, 1-5, from which a survey is positive. */
    csat: number;
    /** Percentile of usage among peers from which usage is high: the top decile. */
    usagePercentile: number;
    /** What one kind of activity of each class weighs in the advocacy score. */
    weights: { bronze: number; silver: number; gold: number };
  };
};

export const GROWTH_DEFAULTS: GrowthSettings = {
  expansion: {
    licenseShare: 0.9,
    feedback: { nps: 9, csat: 4.5, answers: 3 },
    growth: 0.2,
  },
  advocacy: { csat: 4.5, usagePercentile: 90, weights: { bronze: 1, silver: 2, gold: 3 } },
};
