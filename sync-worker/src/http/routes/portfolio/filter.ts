import type { portfolioRenewalsRoute } from '@attain/shared/contract/portfolio/routes';
import type { z } from 'zod';

import type { PortfolioFilter } from '../../../ports/portfolio.ts';

/** What the address chooses by, as the store knows it. */
export function filterOf(query: z.output<typeof portfolioRenewalsRoute.query>): PortfolioFilter {
  const { owner, segment, quarter, search, check, ...lists } = query;
  const single = (value: string | undefined) => (value === undefined ? undefined : [value]);
  return {
    ...lists,
    owner: single(owner),
    segment: single(segment),
    quarter: single(quarter),
    check,
    search: search === '' ? undefined : search,
  };
}
