export type LifecycleSettings = {
  renewal: {
    /** Days before the renewal from which the band picks the play (C30). */
    evaluateFromDays: number;
    playStartDays: { healthy: number; stable: number; at_risk: number; critical: number };
    milestoneDays: { earlyWarning: number; valueReview: number; proposal: number; close: number };
    /** Where the contract's start is unknown. */
    termMonths: number;
  };
  escalation: {
    tickets: number;
    windowDays: number;
    /** `true`: the number is per 100 seats, for accounts above that size (A46). */
    per100Seats: boolean;
    /** It ends when its cause has been gone this long. */
    quietDays: number;
  };
};

export const LIFECYCLE_DEFAULTS: LifecycleSettings = {
  renewal: {
    evaluateFromDays: 120,
    playStartDays: { healthy: 60, stable: 75, at_risk: 90, critical: 120 },
    milestoneDays: { earlyWarning: 90, valueReview: 60, proposal: 30, close: 14 },
    termMonths: 12,
  },
  escalation: { tickets: 2, windowDays: 7, per100Seats: false, quietDays: 7 },
};
