import { accountView } from '@attain/shared/contract/account-view-of';
import { accountViewSchema } from '@attain/shared/contract/account-view';
import { companySummaryRoute } from '@attain/shared/contract/company-routes';

import { answered, type ApiRoute, implement } from '../api-route.ts';
import { HttpError } from '../errors.ts';

/** `GET /api/companies/:companyId/summary`: what the card shows. */
export const companySummary: ApiRoute = implement(
  companySummaryRoute,
  async ({ params: { companyId }, store: { scoring, companies } }) => {
    const [resolved] = await companies.resolve([{ by: 'company_id', value: companyId }]);
    const snapshot = resolved && (await scoring.snapshot(resolved));
    if (!snapshot)
      throw new HttpError(404, 'not_found', `There are no figures for company ${companyId} yet.`);
    return answered(200, accountViewSchema.parse(accountView(snapshot)));
  },
);
