import type { Frequency } from './goals/goal.ts';
import { HEALTH_MODELS, type HealthModel } from './health/health-models.ts';
import type { Confidence } from './value/value-line.ts';

/** Version of formulas and curves, written to every snapshot: it changes when the same inputs give other figures. */
export const MODEL_VERSION = '1.0.0';

/**
 * Every number that scoring takes from the configuration. Fractions are [0, 1], scores 0-100, durations whole days
 * unless the name says otherwise.
 */
export type Settings = {
  /** `expected` bands progress / expected progress, so that a young agreement is not off track for being young (C11). */
  statusBasis: 'attainment' | 'expected';
  bands: {
    /** Fractions of the target: above the first on track, from the second on at risk, else off track (C12). */
    attainment: { onTrackAbove: number; atRiskFrom: number };
    /** Lowest score of each band (C16). */
    success: { strong: number; good: number; fair: number };
    /** Lowest score of each band (C12b). */
    health: { healthy: number; stable: number; atRisk: number };
  };
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
  review: { intervalDays: number };
  usage: {
    /** Full weeks that users, sessions, minutes and key features are counted over; they end with yesterday. */
    weeks: number;
    /** Where no seats are recorded, the most users of any week of so many days stand for them. */
    seatsWithinDays: number;
    /** What the store cuts the events of a user into sessions by, where no event follows for this long. */
    sessionGapMinutes: number;
  };
  health: {
    /** Share of the points that needs fresh input before there is a score at all (C25). */
    coverageFloor: number;
    trend: { windowDays: number; points: number };
    staleAfterDays: {
      usage: number;
      nps: number;
      csat: number;
      outreach: number;
      training: number;
    };
    /** Ticket rates count an account as at least this many seats. */
    minTicketSeats: number;
    /** Fewer answers are counted, but marked. */
    confidentAnswers: number;
    models: Readonly<Record<string, HealthModel>>;
    defaultModel: string;
    /** Segment to model; others get the default. */
    modelBySegment: Readonly<Record<string, string>>;
  };
  /** What the store multiplies tickets with before it adds them up. */
  tickets: {
    weights: { urgent: number; high: number; medium: number; low: number; none: number };
    windowDays: number;
  };
  value: {
    confidenceFactors: Readonly<Record<Confidence, number>>;
    /** Share of saved hours that turns into money, where a line says nothing else (C07). */
    realisation: number;
    workingWeeksPerYear: number;
    workingDaysPerWeek: number;
    /** A one-off cost up to this long before the contract term belongs to the term (C04). */
    costBeforeTermDays: number;
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
};

export const DEFAULT_SETTINGS: Settings = {
  statusBasis: 'attainment',
  bands: {
    attainment: { onTrackAbove: 0.8, atRiskFrom: 0.5 },
    success: { strong: 80, good: 65, fair: 50 },
    health: { healthy: 90, stable: 70, atRisk: 50 },
  },
  pace: { behindBelow: 0.9, unknownWhileExpectedBelow: 0.1 },
  projection: { readings: 6, minReadings: 3, minSpanDays: 21, slopeBand: { low: 0.1, high: 0.9 } },
  metric: {
    trendDeadBand: 0.02,
    staleAfterDays: { daily: 3, weekly: 14, monthly: 45, quarterly: 120 },
    maintain: { tolerance: 0.05, toleranceAtZero: 0.5, percentFrom: 90, zeroAtTolerances: 3 },
  },
  review: { intervalDays: 90 },
  usage: { weeks: 4, seatsWithinDays: 90, sessionGapMinutes: 30 },
  health: {
    coverageFloor: 0.4,
    trend: { windowDays: 28, points: 5 },
    staleAfterDays: { usage: 14, nps: 180, csat: 90, outreach: 90, training: 365 },
    minTicketSeats: 50,
    confidentAnswers: 3,
    models: HEALTH_MODELS,
    defaultModel: 'weekly',
    modelBySegment: {},
  },
  tickets: { weights: { urgent: 4, high: 2, medium: 1, low: 0.5, none: 1 }, windowDays: 28 },
  value: {
    confidenceFactors: { measured: 1, customer_stated: 0.8, modelled: 0.5 },
    realisation: 0.5,
    workingWeeksPerYear: 46,
    workingDaysPerWeek: 5,
    costBeforeTermDays: 180,
  },
  renewal: {
    evaluateFromDays: 120,
    playStartDays: { healthy: 60, stable: 75, at_risk: 90, critical: 120 },
    milestoneDays: { earlyWarning: 90, valueReview: 60, proposal: 30, close: 14 },
    termMonths: 12,
  },
  escalation: { tickets: 2, windowDays: 7, per100Seats: false, quietDays: 7 },
};
