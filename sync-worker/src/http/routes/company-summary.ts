import { accountView } from '@attain/shared/contract/account-view-of';
import { companySummaryRoute } from '@attain/shared/contract/company-routes';

import { presentParts } from '../../account-view/present-parts.ts';
import type { Configuration } from '../../config/configuration.ts';
import type { KnownPeers } from '../../success-metrics/known-peers.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { HttpError, invalidRequest } from '../errors.ts';
import { viewOfDay } from './past-account-view.ts';

/** `GET /api/companies/:companyId/summary`: what the card shows, now or of a day. */
export function companySummaryOf({ settings }: Configuration, peers: KnownPeers): ApiRoute {
  return implement(companySummaryRoute, async (asked) => {
    const { store, calendar, author, portalId } = asked;
    const { companyId } = asked.params;
    const { asOf, restated } = asked.query;
    if (asOf === undefined && restated === 'true') {
      const message = 'needs the day that it is about: add asOf';
      throw invalidRequest([{ field: 'restated', message, example: 'false' }]);
    }
    const [resolved] = await store.companies.resolve([{ by: 'company_id', value: companyId }]);
    if (resolved !== undefined && asOf !== undefined) {
      const wanted = { companyId: resolved, asOf, restated: restated === 'true' };
      return answered(200, await viewOfDay(store, wanted, calendar, author.at));
    }
    const snapshot = resolved && (await store.scoring.snapshot(resolved));
    if (!snapshot)
      throw new HttpError(404, 'not_found', `There are no figures for company ${companyId} yet.`);
    const sources = { store, calendar, settings, levelsOf: peers.kept, portalId, now: author.at };
    const present = await presentParts(snapshot, sources);
    const tasks = (await store.followUps.known([resolved])).get(resolved) ?? [];
    const openCauses = new Set(
      tasks.filter(({ state }) => state === 'open' || state === 'wanted').map(({ cause }) => cause),
    );
    return answered(200, { ...accountView(snapshot, openCauses), present });
  });
}
