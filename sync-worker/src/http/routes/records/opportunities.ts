import { opportunityRoutes } from '@attain/shared/contract/value-routes';

import {
  changeOpportunity,
  OPPORTUNITY,
  recordOpportunity,
  withdrawOpportunity,
} from '../../../records/opportunities.ts';
import { listedRoutes } from './listed-routes.ts';

/** Value that could be had and is not (O32). */
export const OPPORTUNITY_ROUTES = listedRoutes({
  contracts: opportunityRoutes,
  rules: OPPORTUNITY,
  record: recordOpportunity,
  correct: changeOpportunity,
  end: withdrawOpportunity,
  input: (order, { required }) => ({
    goalId: order.goalId ?? null,
    description: order.description,
    potential: required(order.potential, 'potential'),
    effort: order.effort,
    recommendation: order.recommendation ?? null,
  }),
  content:
    ({ money }) =>
    ({ goalId, description, potential, effort, recommendation }) => ({
      ...{ goalId, description, effort, recommendation },
      potential: money.major(potential),
    }),
});
