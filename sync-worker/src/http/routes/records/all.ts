import type { Configuration } from '../../../config/configuration.ts';
import type { ApiRoute } from '../../api-route.ts';
import { ADVOCACY_ROUTES } from './advocacy.ts';
import { COST_LINE_ROUTES } from './cost-lines.ts';
import { ESCALATION_ROUTES } from './escalations.ts';
import { HEALTH_OVERRIDE_ROUTES } from './health-override.ts';
import { HYPOTHESIS_ROUTES } from './hypothesis.ts';
import { ONBOARDING_ROUTES } from './onboarding.ts';
import { OPPORTUNITY_ROUTES } from './opportunities.ts';
import { quoteApiRoutes } from './quotes.ts';
import { REVIEW_ROUTES } from './reviews.ts';
import { VALUE_LINE_ROUTES } from './value-lines.ts';

/** What only people know of a company: value, cost, and what they did, said and judge. */
export function recordRoutes(configuration: Configuration): readonly ApiRoute[] {
  return [
    ...VALUE_LINE_ROUTES,
    ...COST_LINE_ROUTES,
    ...HYPOTHESIS_ROUTES,
    ...OPPORTUNITY_ROUTES,
    ...ONBOARDING_ROUTES,
    ...ADVOCACY_ROUTES,
    ...REVIEW_ROUTES,
    ...quoteApiRoutes(configuration),
    ...ESCALATION_ROUTES,
    ...HEALTH_OVERRIDE_ROUTES,
  ];
}
