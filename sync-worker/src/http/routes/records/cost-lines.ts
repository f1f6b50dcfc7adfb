import { costLineRoutes } from '@attain/shared/contract/value-routes';

import { addCostLine, COST_LINE, editCostLine, endCostLine } from '../../../records/cost-lines.ts';
import { listedRoutes } from './listed-routes.ts';

/** What the customer pays or puts in (C03). */
export const COST_LINE_ROUTES = listedRoutes({
  contracts: costLineRoutes,
  rules: COST_LINE,
  record: addCostLine,
  correct: editCostLine,
  end: endCostLine,
  input: ({ kind, description = null, amount, startsAt, endsAt, recurring }, { required }) => ({
    ...{ kind, description, startsAt, endsAt, recurring },
    amount: required(amount, 'amount'),
  }),
  content:
    ({ money }) =>
    ({ kind, description, amount, startsAt, endsAt, recurring }) => ({
      ...{ kind, description, startsAt, endsAt, recurring },
      amount: money.major(amount),
    }),
});
