import { sql } from 'kysely';
import type { CountedMeasure, Tally } from '@attain/shared/domain/usage/measure';

import type { CompanyDays } from '../../../ports/usage-series.ts';
import type { Scope } from '../scope.ts';
import { eventIds } from './event-ids.ts';
import { keptWhole } from './kept-whole.ts';
import { accountsOfSpans } from './spans.ts';
import { tallyEvents } from './tally-events.ts';

type Row = { slot: number; values: number; sum: number; latest: number };

/** What a number that the events carry adds up to within each span, and its latest value. */
export async function tallyNumbers(
  scope: Scope,
  { events, property }: Extract<CountedMeasure, { kind: 'property' }>,
  spans: readonly CompanyDays[],
): Promise<Tally[]> {
  const tallies = await tallyEvents(scope, events, spans);
  const ids = await eventIds(scope, events);
  if (ids === null) return tallies;
  const { rows } = await sql<Row>`
    select slot, cast(sum(count) as double precision) as "values", sum(sum) as sum,
      max(case when latest_first = 1 then latest end) as latest
    from (
      select s.slot, n.count, n.sum, n.latest, row_number() over (
        partition by s.slot order by n.latest_at desc, n.latest desc) as latest_first
      from (select w.slot, w.first_day, w.last_day, a.id from ${accountsOfSpans(scope, spans)}) as s
      cross join usage_number n
      where n.portal_id = ${scope.portalId} and n.account_id = s.id and n.event_id in ${ids}
        and n.name = ${property} and n.day between s.first_day and s.last_day) as numbers
    group by slot`.execute(scope.db);
  const numbers = new Map(rows.map(({ slot, ...row }) => [slot, row]));
  const isWhole = await keptWhole(scope, { table: 'usage_number', ids, property }, spans);
  return tallies.map((tally, slot) => ({
    ...tally,
    ...numbers.get(slot),
    isWhole: tally.events === 0 || isWhole(slot),
  }));
}
