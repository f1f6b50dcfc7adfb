import { emailDraftsRoute } from '@attain/shared/contract/email-draft-routes';
import { emailDrafts } from '@attain/shared/emails/email-drafts';

import type { Configuration } from '../../config/configuration.ts';
import { emailSources } from '../../emails/email-sources.ts';
import type { OwnerNames } from '../../ports/owner-names.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { HttpError } from '../errors.ts';
import { namedCompany } from '../named-company.ts';

/** `GET /api/companies/:companyId/email-drafts`: what a person may send to the customer. */
export function emailDraftsOf(configuration: Configuration, owners: OwnerNames): ApiRoute {
  return implement(emailDraftsRoute, async ({ params, query, store }) => {
    const companyId = await namedCompany(store, params.companyId);
    const around = { store, configuration, owners };
    const sources = await emailSources(companyId, query.firstName ?? null, around);
    if (sources === undefined)
      throw new HttpError(404, 'not_found', `There are no figures for company ${companyId} yet.`);
    const drafts = emailDrafts(sources).map((draft) => ({ ...draft, notes: [...draft.notes] }));
    return answered(200, { drafts });
  });
}
