export type AgreementSettings = {
  review: { intervalDays: number };
  alerts: {
    /** Fractions of the target: fires below the first, armed from the second on. */
    attainment: { below: number; rearmFrom: number };
    /** Fractions of the way behind the expected path: fires beyond the first, armed again within the second. */
    drift: { behindBy: number; rearmWithin: number };
    /** A deadline that will be missed is escalated this many days ahead. */
    deadline: { withinDays: number };
    /** The same cause does not fire again within them. */
    quietDays: number;
  };
};

export const AGREEMENT_DEFAULTS: AgreementSettings = {
  review: { intervalDays: 90 },
  alerts: {
    attainment: { below: 0.7, rearmFrom: 0.75 },
    drift: { behindBy: 0.1, rearmWithin: 0.05 },
    deadline: { withinDays: 30 },
    quietDays: 14,
  },
};
