import { accountView } from '@attain/shared/contract/account-view-of';
import { accountViewSchema } from '@attain/shared/contract/account-view';
import type { Instant } from '@attain/shared/domain/basics/time';
import { Router } from 'express';
import { z } from 'zod';

import type { Store } from '../../ports/store.ts';
import { portalOf } from '../authenticate.ts';
import { HttpError, parseRequest } from '../errors.ts';
import { pastQuerySchema, viewOfDay } from './past-account-view.ts';

const companyIdSchema = z.string().regex(/^\d{1,20}$/, 'a company id is digits');

/** `GET /api/companies/:companyId/summary`: what the card shows, now or of a day. Parse, delegate, answer. */
export function accountViewRoutes(store: Store, now: () => Instant): Router {
  return Router().get('/api/companies/:companyId/summary', async (request, response) => {
    const companyId = parseRequest(companyIdSchema, request.params.companyId);
    const { asOf, restated } = parseRequest(pastQuerySchema, request.query);
    const portalId = portalOf(response);
    const { scoring, companies } = store.forPortal(portalId);
    const [resolved] = await companies.resolve([{ by: 'company_id', value: companyId }]);
    const missing = new HttpError(
      404,
      'not_found',
      `There are no figures for company ${companyId} yet.`,
    );
    if (!resolved) throw missing;
    if (asOf !== undefined) {
      response.json(
        await viewOfDay(store, { portalId, companyId: resolved, asOf, restated }, now()),
      );
      return;
    }
    const snapshot = await scoring.snapshot(resolved);
    if (!snapshot) throw missing;
    response.json(accountViewSchema.parse(accountView(snapshot)));
  });
}
