import { portfolioScorecardsRoute } from '@attain/shared/contract/portfolio/routes';
import { scorecardsView } from '@attain/shared/contract/portfolio/scorecards-of';

import type { OwnerNames } from '../../../ports/owner-names.ts';
import { answered, type ApiRoute, implement } from '../../api-route.ts';
import { portfolioAccounts } from './accounts.ts';
import { portfolioChanges } from './changes.ts';
import { portfolioRenewals } from './renewals.ts';
import { portfolioToday } from './today.ts';

/** `GET /api/portfolio/scorecards`: as of the last report: of the first sync of the day, or of a later one that scored many accounts. */
const portfolioScorecards = implement(
  portfolioScorecardsRoute,
  async ({ store, calendar, author }) => {
    const report = await store.portfolio.report();
    const today = calendar.dayAt(author.at);
    return answered(200, { today, report: report === undefined ? null : scorecardsView(report) });
  },
);

/** All accounts of a portal: lists, counts and figures. */
export function portfolioRoutes(owners: OwnerNames): readonly ApiRoute[] {
  return [
    portfolioAccounts(owners),
    portfolioRenewals,
    portfolioScorecards,
    portfolioChanges,
    portfolioToday,
  ];
}
