import { sql } from 'kysely';
import type { Tally } from '@attain/shared/domain/usage/measure';

import type { CompanyDays } from '../../../ports/usage-series.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';
import { joinedSessions } from '../usage/joined-sessions.ts';
import { accountsOfSpans, companiesOf, talliesOf } from './spans.ts';

type Row = {
  slot: number;
  users: number;
  sessions: number;
  seconds: number | null;
  partial: number;
};

const LAST_OF_WEEK = sql.lit(6);

/**
 * Users, their sessions and their time within each span. Users of long ago are known by week; a span that cuts such a week
 * in two is not known whole.
 */
export async function tallyPeople(scope: Scope, spans: readonly CompanyDays[]): Promise<Tally[]> {
  const accounts = sql`(select w.slot, w.first_day, w.last_day, a.id
    from ${accountsOfSpans(scope, spans)}) as s`;
  const { rows } = await sql<Row>`
    select slot, cast(count(distinct user_hash) as integer) as users,
      cast(sum(sessions) as double precision) as sessions, sum(seconds) as seconds,
      max(partial) as partial
    from (
      select s.slot, d.user_hash, ${joinedSessions(scope)} as sessions, sum(d.seconds) as seconds,
        0 as partial
      from ${accounts} cross join usage_user_day d
      where d.portal_id = ${scope.portalId} and d.account_id = s.id
        and d.day between s.first_day and s.last_day
      group by s.slot, d.day, d.user_hash
      union all
      select s.slot, k.user_hash, k.sessions, k.seconds,
        case when k.week < s.first_day or k.week + ${LAST_OF_WEEK} > s.last_day then 1 else 0 end
      from ${accounts} cross join usage_user_week k
      where k.portal_id = ${scope.portalId} and k.account_id = s.id
        and k.week between s.first_day - ${LAST_OF_WEEK} and s.last_day) as people
    group by slot`.execute(scope.db);
  const tallies = talliesOf(spans, rows, ({ users, sessions, seconds, partial }) => ({
    users,
    sessions,
    seconds,
    isWhole: partial === 0,
  }));
  return withNobodysEvents(scope, spans, tallies);
}

/** Events of spans without users: use by nobody in particular is not silence. */
async function withNobodysEvents(
  { db, engine, portalId }: Scope,
  spans: readonly CompanyDays[],
  tallies: readonly Tally[],
): Promise<Tally[]> {
  const silent = spans.filter((_, slot) => tallies[slot]?.users === 0);
  if (silent.length === 0) return [...tallies];
  const first = silent.reduce((day, span) => Math.min(day, span.first), Infinity);
  const last = silent.reduce((day, span) => Math.max(day, span.last), -Infinity);
  const { rows } = await sql<{ company_id: string; day: number; events: number }>`
    select a.company_id, c.day, cast(sum(c.count) as double precision) as events
    from usage_account a cross join usage_cell c
    where a.portal_id = ${portalId} and ${engine.inList('a.company_id', companiesOf(silent))}
      and c.portal_id = a.portal_id and c.account_id = a.id and c.day between ${first} and ${last}
    group by a.company_id, c.day`.execute(db);
  const days = new Map<string, { day: number; events: number }[]>();
  for (const { company_id: id, ...row } of rows) append(days, id, row);
  return tallies.map((tally, slot) => {
    const span = spans[slot];
    if (span === undefined || tally.users > 0) return tally;
    const events = (days.get(span.companyId) ?? [])
      .filter(({ day }) => day >= span.first && day <= span.last)
      .reduce((sum, row) => sum + row.events, 0);
    return { ...tally, events };
  });
}
