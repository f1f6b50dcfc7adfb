export type AdviceSettings = {
  advice: {
    /** At most so many recommendations for an account. */
    recommendations: number;
    /** Facts that are named per list of drivers or blockers. */
    facts: number;
    /** What moved is told over this time. */
    movedWithinDays: number;
    /** Moves of less than so many points of a goal's attainment, or of health, are none. */
    movedPoints: number;
    /** An input of health that earns less than this share of its points is weak. */
    weakInputBelow: number;
    /** A named dependency is met from this share of the points of the input that shows it. */
    dependencyMetFrom: number;
    /** A metric stands still when nothing moved for so many periods of its frequency, and so many days. */
    plateauPeriods: number;
    plateauDays: number;
  };
};

export const ADVICE_DEFAULTS: AdviceSettings = {
  advice: {
    recommendations: 6,
    facts: 6,
    movedWithinDays: 90,
    movedPoints: 1,
    weakInputBelow: 0.7,
    dependencyMetFrom: 0.8,
    plateauPeriods: 2,
    plateauDays: 28,
  },
};
