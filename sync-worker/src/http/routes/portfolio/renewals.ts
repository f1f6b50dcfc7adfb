import type { PortfolioRenewals } from '@attain/shared/contract/portfolio/overview';
import { portfolioRenewalsRoute } from '@attain/shared/contract/portfolio/routes';
import { major } from '@attain/shared/contract/wire-figures';

import type { RenewalGroup } from '../../../ports/portfolio.ts';
import { answered, type ApiRoute, implement } from '../../api-route.ts';
import { filterOf } from './filter.ts';

type Quarter = PortfolioRenewals['quarters'][number];
type Play = Quarter['plays'][number];

/** `GET /api/portfolio/renewals` */
export const portfolioRenewals: ApiRoute = implement(
  portfolioRenewalsRoute,
  async ({ query, store, calendar, currency, author }) => {
    const today = calendar.dayAt(author.at);
    const groups = await store.portfolio.renewals(filterOf(query), today);
    const quarters = [...Map.groupBy(groups, ({ quarter }) => quarter)];
    return answered(200, {
      today,
      currency: currency?.currency ?? null,
      quarters: quarters.map(([quarter, plays]) =>
        quarterOf(quarter, plays, currency?.digits ?? 2),
      ),
    });
  },
);

function quarterOf(quarter: string, groups: readonly RenewalGroup[], digits: number): Quarter {
  const total = (figure: (group: RenewalGroup) => number) =>
    groups.reduce((sum, group) => sum + figure(group), 0);
  return {
    quarter,
    accounts: total(({ accounts }) => accounts),
    atRisk: total(({ atRisk }) => atRisk),
    yearlyValue: major(
      total(({ yearlyValue }) => yearlyValue),
      digits,
    ),
    valued: total(({ valued }) => valued),
    plays: groups.map(({ quarter: _, play, yearlyValue, ...counts }) => ({
      ...counts,
      play: play as Play['play'],
      yearlyValue: major(yearlyValue, digits),
    })),
  };
}
