import {
  addSourceRoute,
  addWriteKeyRoute,
  closeSourceRoute,
  revokeWriteKeyRoute,
  usageStatusRoute,
  type UsageStatusView,
} from '@attain/shared/contract/usage-routes';
import { addDays, dayNumber, type Day, type Instant } from '@attain/shared/domain/basics/time';

import type { Configuration } from '../../config/configuration.ts';
import { type UsageStatus, usageStatus } from '../../usage/usage-status.ts';
import { addKey, addSource, closeSource, revokeKey } from '../../usage/write-keys.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { moment } from '../views/goal-record.ts';

/** Sources of usage, their write keys, and what they bring. */
export function usageRoutes(configuration: Configuration): readonly ApiRoute[] {
  return [
    implement(usageStatusRoute, async ({ query, store, calendar, author }) => {
      const since = addDays(calendar.dayAt(author.at), 1 - query.days);
      const bounds = { sinceDay: dayNumber(since), limit: query.limit };
      return answered(200, statusView(since, await usageStatus(store, configuration, bounds)));
    }),
    implement(addSourceRoute, async ({ body, store, author }) =>
      answered(201, await addSource(store, body.name, author.at)),
    ),
    implement(addWriteKeyRoute, async ({ params, store, author }) =>
      answered(201, await addKey(store, params.source, author.at)),
    ),
    implement(revokeWriteKeyRoute, async ({ params, store, author }) => {
      await revokeKey(store, params.keyId, author.at);
      return answered(200, { id: params.keyId });
    }),
    implement(closeSourceRoute, async ({ params, body, store, author }) => {
      await closeSource(store, params.source, body.closed ? author.at : null);
      return answered(200, { name: params.source, closed: body.closed });
    }),
  ];
}

const maybe = (at: Instant | null) => (at === null ? null : moment(at));

function statusView(since: Day, { sources, accounts, unmatched }: UsageStatus): UsageStatusView {
  return {
    since,
    sources: sources.map(({ keys, outcomes, name, kind, pull, ...source }) => ({
      ...{ name, kind },
      createdAt: moment(source.createdAt),
      closedAt: maybe(source.closedAt),
      deliveredAt: maybe(source.deliveredAt),
      keys: keys.map(({ id, hint, createdAt, revokedAt, lastUsedAt }) => ({
        ...{ id, hint },
        createdAt: moment(createdAt),
        revokedAt: maybe(revokedAt),
        lastUsedAt: maybe(lastUsedAt),
      })),
      outcomes: { ...outcomes },
      pull: pull && {
        ...{ error: pull.error, throughDay: pull.throughDay },
        at: moment(pull.at),
        succeededAt: maybe(pull.succeededAt),
      },
    })),
    accounts,
    unmatched: unmatched.map(({ source, ref, events, firstAt, lastAt, advice }) => ({
      ...{ source, by: ref.by, value: ref.value, events, advice },
      firstAt: moment(firstAt),
      lastAt: moment(lastAt),
    })),
  };
}
