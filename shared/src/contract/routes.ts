import { companySummaryRoute } from './company-routes.ts';
import type { RouteContract } from './route.ts';
import { successMetricsRoute } from './success-metrics-routes.ts';

/** Every route of the API, in the order of the published document. */
export const API_ROUTES: readonly RouteContract[] = [successMetricsRoute, companySummaryRoute];
