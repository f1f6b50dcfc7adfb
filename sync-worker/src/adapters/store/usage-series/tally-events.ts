import { sql } from 'kysely';
import { NO_TALLY, type Tally } from '@attain/shared/domain/usage/measure';

import type { CompanyDays } from '../../../ports/usage-series.ts';
import type { Scope } from '../scope.ts';
import { eventIds } from './event-ids.ts';
import { accountsOfSpans, talliesOf } from './spans.ts';

type Row = { slot: number; events: number; seconds: number | null };

/** How often events happened within each span, and the time that they report. */
export async function tallyEvents(
  scope: Scope,
  events: readonly string[],
  spans: readonly CompanyDays[],
): Promise<Tally[]> {
  const ids = await eventIds(scope, events);
  if (ids === null) return spans.map(() => NO_TALLY);
  const { rows } = await sql<Row>`
    select s.slot, cast(sum(c.count) as double precision) as events, sum(c.seconds) as seconds
    from (select w.slot, w.first_day, w.last_day, a.id from ${accountsOfSpans(scope, spans)}) as s
    cross join usage_cell c
    where c.portal_id = ${scope.portalId} and c.account_id = s.id and c.event_id in ${ids}
      and c.day between s.first_day and s.last_day
    group by s.slot`.execute(scope.db);
  return talliesOf(spans, rows, ({ events, seconds }) => ({ events, seconds }));
}
