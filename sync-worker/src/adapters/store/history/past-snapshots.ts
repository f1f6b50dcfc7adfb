import { type Day, dayNumber, dayOf, type Instant } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { sql } from 'kysely';

import type { PastSnapshot } from '../../../ports/history.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { unpack } from './packed.ts';

type Row = { day: number; recordedAt: number };

/** See `History.on`. The present snapshot is the last word on its day until it is replaced. */
export async function snapshotOn(
  scope: Scope,
  companyId: string,
  day: Day,
  knownBefore: Instant | null,
): Promise<PastSnapshot | undefined> {
  const present = await presentUpTo(scope, companyId, day);
  const past = await pastUpTo(scope, companyId, day, knownBefore);
  if (present && !(past && isLater(past, present)))
    return pastSnapshot(companyId, present, present.body);
  return past && pastSnapshot(companyId, past, unpack(past.body));
}

function isLater(one: Row, other: Row): boolean {
  return one.day === other.day ? one.recordedAt > other.recordedAt : one.day > other.day;
}

async function presentUpTo({ db, portalId }: Scope, companyId: string, day: Day) {
  return db
    .selectFrom('snapshot')
    .select(['day', 'as_of as recordedAt', 'body'])
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('day', '<=', dayNumber(day))
    .executeTakeFirst();
}

async function pastUpTo(
  { db, portalId }: Scope,
  companyId: string,
  day: Day,
  knownBefore: Instant | null,
) {
  const query = db
    .selectFrom('snapshot_day')
    .select(['day', 'recorded_at as recordedAt', 'body'])
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .where('day', '<=', dayNumber(day));
  const known = knownBefore === null ? query : query.where('recorded_at', '<', knownBefore);
  return known.orderBy('day', 'desc').orderBy('recorded_at', 'desc').limit(1).executeTakeFirst();
}

export async function firstDay(
  { db, portalId }: Scope,
  companyId: string,
): Promise<Day | undefined> {
  const { rows } = await sql<{ day: number | null }>`
    select min(day) as day from (
      select min(day) as day from snapshot_day where portal_id = ${portalId} and company_id = ${companyId}
      union all
      select day from snapshot where portal_id = ${portalId} and company_id = ${companyId}
    ) as days`.execute(db);
  const [first] = rows;
  return first?.day == null ? undefined : dayOf(first.day);
}

/** See `History.days`. */
export async function lastKnownDays(
  { db, portalId }: Scope,
  companyId: string,
  from: Day,
  limit: number,
): Promise<readonly PastSnapshot[]> {
  const { rows } = await sql<Row & { body: Uint8Array }>`
    select s.recorded_at as "recordedAt", s.body from snapshot_day s
    where s.portal_id = ${portalId} and s.company_id = ${companyId} and s.day >= ${dayNumber(from)}
      and not exists (
        select 1 from snapshot_day l
        where l.portal_id = s.portal_id and l.company_id = s.company_id
          and l.day = s.day and l.recorded_at > s.recorded_at)
    order by s.day limit ${limit}`.execute(db);
  return rows.map((row) => pastSnapshot(companyId, row, unpack(row.body)));
}

/** History that came with a merge speaks of the company it came to. */
function pastSnapshot(
  companyId: string,
  { recordedAt }: Pick<Row, 'recordedAt'>,
  body: string,
): PastSnapshot {
  return { recordedAt, snapshot: { ...fromJson<Snapshot>(body), companyId } };
}
