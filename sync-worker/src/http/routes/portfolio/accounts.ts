import { portfolioAccount } from '@attain/shared/contract/portfolio/account-of';
import { portfolioAccountsRoute } from '@attain/shared/contract/portfolio/routes';
import { z } from 'zod';

import type { OwnerNames } from '../../../ports/owner-names.ts';
import { FACETS, type ListedRow, type PortfolioCounts, SORTS } from '../../../ports/portfolio.ts';
import { answered, type ApiRoute, implement } from '../../api-route.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { filterOf } from './filter.ts';

const placeSchema = z.strictObject({
  sort: z.enum(SORTS),
  order: z.enum(['asc', 'desc']),
  value: z.union([z.string(), z.number(), z.null()]),
  companyId: z.string(),
});

/** `GET /api/portfolio/accounts` */
export function portfolioAccounts(owners: OwnerNames): ApiRoute {
  return implement(portfolioAccountsRoute, async ({ query, store, calendar, currency, author }) => {
    const { sort, order, after, limit, counts: counted, ...chosen } = query;
    const filter = filterOf(chosen);
    const today = calendar.dayAt(author.at);
    const rows = await store.portfolio.page({
      ...{ filter, sort, today, limit: limit + 1, descending: order === 'desc' },
      after: after === undefined ? null : placeIn({ sort, order }, after),
    });
    const counts = counted === 'true' ? await store.portfolio.counts(filter, today) : null;
    const names = await owners.names();
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return answered(200, {
      today,
      currency: currency?.currency ?? null,
      accounts: shown.map((row) => viewOf(row, names)),
      next: last === undefined ? null : cursorOf({ sort, order, ...last.place }),
      total: counts?.accounts ?? null,
      counts: counts && countsView(counts, names),
    });
  });
}

type Names = ReadonlyMap<string, string>;

function placeIn({ sort, order }: { sort: string; order: string }, cursor: string) {
  const ofThisList = placeSchema.refine((place) => {
    const isText = typeof place.value === 'string';
    return (
      place.sort === sort &&
      place.order === order &&
      (place.value === null || isText === (sort === 'name'))
    );
  });
  const { value, companyId } = placeOf(ofThisList, cursor);
  return { value, companyId };
}

function viewOf({ snapshot, ownerId, ...known }: ListedRow, names: Names) {
  const owner = ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? null };
  return portfolioAccount(snapshot, { owner, ...known });
}

function countsView({ facets }: PortfolioCounts, names: Names) {
  const { owner, ...others } = facets;
  const lists = Object.fromEntries(
    FACETS.flatMap((facet) => (facet === 'owner' ? [] : [[facet, [...others[facet]]]])),
  ) as Record<
    Exclude<(typeof FACETS)[number], 'owner'>,
    PortfolioCounts['facets']['band'][number][]
  >;
  return {
    ...lists,
    owner: owner.map((count) => ({ ...count, name: names.get(count.value) ?? null })),
  };
}
