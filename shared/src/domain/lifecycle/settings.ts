import type { OnboardingItem, SupportLevel } from './inputs.ts';

export type LifecycleSettings = {
  onboarding: {
    /** Days from the start of the contract in which the checklist counts; then the figure stays. */
    countedDays: number;
    /** Day of the plan on which an item is due; the contract starts on day 1. */
    dueDays: Record<OnboardingItem, number>;
  };
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
  support: {
    /** Hours from a ticket to its first answer (A43-A45). */
    responseHours: Record<SupportLevel, number>;
  };
};

export const LIFECYCLE_DEFAULTS: LifecycleSettings = {
  onboarding: {
    countedDays: 180,
    dueDays: {
      kickoff: 1,
      technical_requirements: 2,
      accounts_created: 2,
      admin_trained: 3,
      champions_identified: 5,
      training_scheduled: 14,
      first_experience: 28,
      baseline_captured: 28,
      check_in_30: 30,
      review_60: 60,
    },
  },
  renewal: {
    evaluateFromDays: 120,
    playStartDays: { healthy: 60, stable: 75, at_risk: 90, critical: 120 },
    milestoneDays: { earlyWarning: 90, valueReview: 60, proposal: 30, close: 14 },
    termMonths: 12,
  },
  escalation: { tickets: 2, windowDays: 7, per100Seats: false, quietDays: 7 },
  support: { responseHours: { self_service: 1, cs_agent: 4, technical: 24 } },
};
