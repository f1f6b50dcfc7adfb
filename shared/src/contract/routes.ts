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
import { dealRenewalRoute } from './deal-routes.ts';
import { exportRoute } from './export-route.ts';
import { emailDraftsRoute } from './email-draft-routes.ts';
import {
  createGoalRoute,
  goalHistoryRoute,
  goalRoute,
  goalsRoute,
  readingsRoute,
} from './goal-routes.ts';
import {
  advocacyRoutes,
  escalationRoutes,
  healthOverrideRoutes,
  onboardingItemRoutes,
  onboardingItemsRoute,
  quoteRoutes,
  reviewRoutes,
} from './person-input-routes.ts';
import { issuedReportsRoute, issueReportRoute } from './issued-report-routes.ts';
import { portfolioRoutes } from './portfolio/routes.ts';
import { addReadingsRoute } from './reading-routes.ts';
import { reportLinksRoute, revokeReportLinkRoute, shareReportRoute } from './report-link-routes.ts';
import { reportRoute } from './report-routes.ts';
import type { RouteContract } from './route.ts';
import { connectionRoute, settingsChoicesRoute } from './settings-connection-routes.ts';
import { previewSettingsRoute } from './settings-preview-route.ts';
import {
  restoreSettingsRoute,
  saveSettingsRoute,
  settingsRoute,
  settingsVersionRoute,
  settingsVersionsRoute,
} from './settings-routes.ts';
import { createLinkRoute, linksRoute, revokeLinkRoute } from './sign-off-link-routes.ts';
import { signOffRulesRoute } from './sign-off-rules-route.ts';
import { successMetricsRoute } from './success-metrics-routes.ts';
import { askForTaskRoute } from './task-routes.ts';
import {
  addSourceRoute,
  addWriteKeyRoute,
  closeSourceRoute,
  revokeWriteKeyRoute,
  usageStatusRoute,
} from './usage-routes.ts';
import {
  confirmValueLineRoute,
  costLineRoutes,
  disputeValueLineRoute,
  excludeValueLineRoute,
  hypothesisRoutes,
  opportunityRoutes,
  valueLineRoutes,
} from './value-routes.ts';

/** Every route of the API, in the order of the published document. */
export const API_ROUTES: readonly RouteContract[] = [
  successMetricsRoute,
  createGoalRoute,
  companySummaryRoute,
  exportRoute,
  dealRenewalRoute,
  emailDraftsRoute,
  reportRoute,
  issueReportRoute,
  issuedReportsRoute,
  goalsRoute,
  goalRoute,
  goalHistoryRoute,
  readingsRoute,
  addReadingsRoute,
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
  signOffRulesRoute,
  shareReportRoute,
  reportLinksRoute,
  revokeReportLinkRoute,
  ...Object.values(valueLineRoutes),
  confirmValueLineRoute,
  disputeValueLineRoute,
  excludeValueLineRoute,
  ...Object.values(costLineRoutes),
  ...Object.values(hypothesisRoutes),
  ...Object.values(opportunityRoutes),
  onboardingItemsRoute,
  ...Object.values(onboardingItemRoutes),
  ...Object.values(advocacyRoutes),
  ...Object.values(reviewRoutes),
  ...Object.values(quoteRoutes),
  ...Object.values(escalationRoutes),
  ...Object.values(healthOverrideRoutes),
  ...portfolioRoutes,
  askForTaskRoute,
  usageStatusRoute,
  addSourceRoute,
  addWriteKeyRoute,
  revokeWriteKeyRoute,
  closeSourceRoute,
  settingsRoute,
  saveSettingsRoute,
  previewSettingsRoute,
  settingsVersionsRoute,
  settingsVersionRoute,
  restoreSettingsRoute,
  connectionRoute,
  settingsChoicesRoute,
];
