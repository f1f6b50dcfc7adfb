import { companySummaryRoute } from './company-routes.ts';
import {
  createGoalRoute,
  goalHistoryRoute,
  goalRoute,
  goalsRoute,
  readingsRoute,
} from './goal-routes.ts';
import type { RouteContract } from './route.ts';
import { successMetricsRoute } from './success-metrics-routes.ts';

/** Every route of the API, in the order of the published document. */
export const API_ROUTES: readonly RouteContract[] = [
  successMetricsRoute,
  createGoalRoute,
  companySummaryRoute,
  goalsRoute,
  goalRoute,
  goalHistoryRoute,
  readingsRoute,
];
