import { accountView } from '@attain/shared/contract/account-view-of';
import { accountViewSchema } from '@attain/shared/contract/account-view';
import { Router } from 'express';
import { z } from 'zod';

import type { Store } from '../../ports/store.ts';
import { portalOf } from '../authenticate.ts';
import { HttpError, parseRequest } from '../errors.ts';

const companyIdSchema = z.string().regex(/^\d{1,20}$/, 'a company id is digits');

/** `GET /api/companies/:companyId/summary`: what the card shows. Parse, delegate, answer. */
export function accountViewRoutes(store: Store): Router {
  return Router().get('/api/companies/:companyId/summary', async (request, response) => {
    const companyId = parseRequest(companyIdSchema, request.params.companyId);
    const { scoring, companies } = store.forPortal(portalOf(response));
    const [resolved] = await companies.resolve([{ by: 'company_id', value: companyId }]);
    const snapshot = resolved && (await scoring.snapshot(resolved));
    if (!snapshot)
      throw new HttpError(404, 'not_found', `There are no figures for company ${companyId} yet.`);
    response.json(accountViewSchema.parse(accountView(snapshot)));
  });
}
