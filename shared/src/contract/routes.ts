import {
  approveRevisionRoute,
  decideGoalRoute,
  editGoalRoute,
  endGoalRoute,
  proposeGoalRoute,
  proposeRevisionRoute,
  signGoalRoute,
  withdrawProposalRoute,
  withdrawRevisionRoute,
} from './agreement-routes.ts';
import { companySummaryRoute } from './company-routes.ts';
import {
  createGoalRoute,
  goalHistoryRoute,
  goalRoute,
  goalsRoute,
  readingsRoute,
} from './goal-routes.ts';
import type { RouteContract } from './route.ts';
import { createLinkRoute, linksRoute, revokeLinkRoute } from './sign-off-link-routes.ts';
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
  editGoalRoute,
  proposeGoalRoute,
  withdrawProposalRoute,
  signGoalRoute,
  proposeRevisionRoute,
  approveRevisionRoute,
  withdrawRevisionRoute,
  decideGoalRoute,
  endGoalRoute,
  createLinkRoute,
  linksRoute,
  revokeLinkRoute,
];
