import { portfolioChangesRoute } from '@attain/shared/contract/portfolio/routes';
import { addDays } from '@attain/shared/domain/basics/time';
import { z } from 'zod';

import { answered, type ApiRoute, implement } from '../../api-route.ts';
import { cursorOf, placeOf } from './cursor.ts';

const placeSchema = z.strictObject({
  day: z.int().min(0).max(100_000),
  companyId: z.string(),
  kind: z.string(),
  subject: z.string(),
});

/** `GET /api/portfolio/changes` */
export const portfolioChanges: ApiRoute = implement(
  portfolioChangesRoute,
  async ({ query, store, calendar, author }) => {
    const { owner, days, kind, direction, limit } = query;
    const after = query.after === undefined ? null : placeOf(placeSchema, query.after);
    const today = calendar.dayAt(author.at);
    const since = addDays(today, 1 - days);
    const wish = { since, owner, kind, direction, after, limit: limit + 1 };
    const found = await store.portfolio.changes(wish);
    const counts = await store.portfolio.changeCounts({ since, owner });
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return answered(200, {
      ...{ today, since },
      counts: [...counts],
      changes: shown.map(({ place: _, ...change }) => change),
      next: last === undefined ? null : cursorOf(last.place),
    });
  },
);
