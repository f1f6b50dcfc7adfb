import type { Curve } from '../basics/curve.ts';
import type { HealthComponentKey } from './health-components.ts';

/** What a component is worth at most, and the points that each input earns. */
export type HealthComponentModel = { points: number; curve: Curve };

/** The nine components of A10-A19; their points add up to 100. */
export type HealthModel = Readonly<Record<HealthComponentKey, HealthComponentModel>>;

const WEEKLY: HealthModel = {
  weekly_active_users: {
    points: 15,
    curve: [
      [0, 0],
      [0.2, 4],
      [0.4, 8],
      [0.6, 12],
      [0.8, 15],
    ],
  },
  sessions_per_user: {
    points: 15,
    curve: [
      [0, 0],
      [0.5, 8],
      [1, 15],
    ],
  },
  time_in_platform: {
    points: 10,
    curve: [
      [0, 0],
      [15, 5],
      [45, 10],
    ],
  },
  feature_adoption: {
    points: 15,
    curve: [
      [0, 0],
      [0.25, 5],
      [0.5, 10],
      [0.8, 15],
    ],
  },
  support_tickets: {
    points: 10,
    curve: [
      [0, 10],
      [2, 8],
      [5, 5],
      [10, 2],
      [20, 0],
    ],
  },
  training_completion: {
    points: 5,
    curve: [
      [0, 0],
      [0.5, 2],
      [1, 5],
    ],
  },
  nps: {
    points: 15,
    curve: [
      [0, 0],
      [6, 4],
      [7, 8],
      [8, 10],
      [9, 13],
      [10, 15],
    ],
  },
  csat: {
    points: 10,
    curve: [
      [1, 0],
      [3, 4],
      [4, 7],
      [4.5, 9],
      [5, 10],
    ],
  },
  outreach_response: {
    points: 5,
    curve: [
      [0, 0],
      [0.5, 3],
      [0.8, 5],
    ],
  },
};

/** `weekly` for products used about once a week, `daily` for those used every day. */
export const HEALTH_MODELS: Readonly<Record<'weekly' | 'daily', HealthModel>> = {
  weekly: WEEKLY,
  daily: {
    ...WEEKLY,
    sessions_per_user: {
      points: 15,
      curve: [
        [0, 0],
        [1, 5],
        [3, 10],
        [5, 15],
      ],
    },
    time_in_platform: {
      points: 10,
      curve: [
        [0, 0],
        [30, 4],
        [120, 8],
        [240, 10],
      ],
    },
  },
};
