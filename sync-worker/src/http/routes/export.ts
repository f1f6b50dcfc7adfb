import { exportRoute } from '@attain/shared/contract/export-route';

import { companyZip } from '../../exports/company-zip.ts';
import { exportName } from '../../exports/export-name.ts';
import { type ApiRoute, implement } from '../api-route.ts';
import { HttpError } from '../errors.ts';
import { namedCompany } from '../named-company.ts';

/** All of a company's data, for whoever may read it. */
export const exportOfCompany: ApiRoute = implement(
  exportRoute,
  async ({ params, store, portalId, calendar, currency, author }) => {
    const companyId = await namedCompany(store, params.companyId);
    if (currency === undefined) throw notRead();
    const { at } = author;
    const order = { portalId, companyId, currency: currency.currency, calendar, at };
    const fileName = exportName(companyId, calendar.dayAt(at));
    const bytes = companyZip(store, order);
    return { status: 200, file: { contentType: 'application/zip', fileName, bytes } };
  },
);

function notRead(): HttpError {
  return new HttpError(503, 'unavailable', 'Nothing of HubSpot was read yet. Try again shortly.');
}
