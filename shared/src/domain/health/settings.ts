import { HEALTH_MODELS, type HealthModel } from './health-models.ts';

export type HealthSettings = {
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
};

export const HEALTH_DEFAULTS: HealthSettings = {
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
};
