import { sql } from 'kysely';
import type { Tally } from '@attain/shared/domain/usage/measure';

import type { CompanyDays } from '../../../ports/usage-series.ts';
import type { Scope } from '../scope.ts';
import { eventIds } from './event-ids.ts';
import { keptWhole } from './kept-whole.ts';
import { accountsOfSpans } from './spans.ts';
import { tallyEvents } from './tally-events.ts';

/** How many different users did any of the events within each span. */
export async function tallyEventUsers(
  scope: Scope,
  events: readonly string[],
  spans: readonly CompanyDays[],
): Promise<Tally[]> {
  const tallies = await tallyEvents(scope, events, spans);
  const ids = await eventIds(scope, events);
  if (ids === null) return tallies;
  const { rows } = await sql<{ slot: number; users: number }>`
    select s.slot, cast(count(distinct u.user_hash) as integer) as users
    from (select w.slot, w.first_day, w.last_day, a.id from ${accountsOfSpans(scope, spans)}) as s
    cross join usage_event_user u
    where u.portal_id = ${scope.portalId} and u.account_id = s.id and u.event_id in ${ids}
      and u.day between s.first_day and s.last_day
    group by s.slot`.execute(scope.db);
  const users = new Map(rows.map((row) => [row.slot, row.users]));
  const isWhole = await keptWhole(scope, { table: 'usage_event_user', ids }, spans);
  return tallies.map((tally, slot) => ({
    ...tally,
    users: users.get(slot) ?? 0,
    isWhole: tally.events === 0 || isWhole(slot),
  }));
}
