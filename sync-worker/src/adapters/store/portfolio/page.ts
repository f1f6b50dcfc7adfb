import { addDays, dayNumber } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { type RawBuilder, sql } from 'kysely';

import type { ListedRow, PageWish, Place, Sort } from '../../../ports/portfolio.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { chosen } from './conditions.ts';
import { digitOf } from './facet-code.ts';

/**
 * Urgency is one number, so that a page can go on behind any place: each level of escalation lies below the one before it, and within
 * a level health counts, where an account without a score comes after the best one.
 */
const VALUES = {
  urgency: sql`(coalesce(health_score, 101) - 1000 * (${digitOf('escalation')}))`,
  health: sql.ref('health_score'),
  success: sql.ref('success_score'),
  attainment: sql.ref('attainment'),
  renewal: sql.ref('renewal_day'),
  value: sql.ref('value_confirmed'),
  coverage: sql.ref('coverage'),
  name: sql.ref('name'),
} as const satisfies Record<Sort, RawBuilder<unknown>>;

const WEEK_DAYS = 7;

type Key = {
  company_id: string;
  value: string | number | null;
  owner_id: string;
  segment: string;
  yearly_value: number | null;
};

/**
 * See `Portfolio.page`. One pass over the narrow rows chooses and orders; the snapshots of the page alone are read, so that a
 * list says what each card says.
 */
export async function pageOf(scope: Scope, wish: PageWish): Promise<readonly ListedRow[]> {
  const keys = await keysOf(scope, wish);
  const ids = keys.map(({ company_id: id }) => id);
  if (ids.length === 0) return [];
  const snapshots = await snapshotsOf(scope, ids);
  const before = await scoresOn(scope, ids, dayNumber(addDays(wish.today, -WEEK_DAYS)));
  return keys.flatMap((key): ListedRow[] => {
    const snapshot = snapshots.get(key.company_id);
    if (!snapshot) return [];
    return [
      {
        place: { value: key.value, companyId: key.company_id },
        snapshot,
        ownerId: key.owner_id || null,
        segment: key.segment || null,
        yearlyValue: key.yearly_value,
        scoreWeekAgo: before.get(key.company_id) ?? null,
      },
    ];
  });
}

async function keysOf(scope: Scope, { filter, sort, descending, after, limit, today }: PageWish) {
  const value = VALUES[sort];
  const way = descending ? sql`desc` : sql`asc`;
  const rest = after === null ? sql`1 = 1` : beyond(value, after, descending);
  const { rows } = await sql<Key>`
    select company_id, ${value} as value, owner_id, segment, yearly_value from portfolio_account
    where ${chosen(scope, filter, today)} and ${rest}
    order by case when ${value} is null then 1 else 0 end, ${value} ${way}, company_id
    limit ${limit}`.execute(scope.db);
  return rows;
}

/** What comes after a place: a page begins there whatever was scored meanwhile. */
function beyond(column: RawBuilder<unknown>, { value, companyId }: Place, descending: boolean) {
  if (value === null) return sql`(${column} is null and company_id > ${companyId})`;
  const further = descending ? sql`${column} < ${value}` : sql`${column} > ${value}`;
  return sql`(${further} or (${column} = ${value} and company_id > ${companyId}) or ${column} is null)`;
}

async function snapshotsOf(
  { db, engine, portalId }: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Snapshot>> {
  const rows = await db
    .selectFrom('snapshot')
    .select(['company_id', 'body'])
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', ids))
    .execute();
  return new Map(rows.map(({ company_id: id, body }) => [id, fromJson<Snapshot>(body)]));
}

/** The score that held at the end of a day. */
async function scoresOn(
  { db, engine, portalId }: Scope,
  ids: readonly string[],
  day: number,
): Promise<ReadonlyMap<string, number | null>> {
  const rows = await db
    .selectFrom('health_history as h')
    .select(['h.company_id', 'h.score'])
    .where('h.portal_id', '=', portalId)
    .where(engine.inList('h.company_id', ids))
    .where('h.day', '=', (eb) =>
      eb
        .selectFrom('health_history as l')
        .select(({ fn }) => fn.max('l.day').as('day'))
        .whereRef('l.portal_id', '=', 'h.portal_id')
        .whereRef('l.company_id', '=', 'h.company_id')
        .where('l.day', '<=', day),
    )
    .execute();
  return new Map(rows.map(({ company_id: id, score }) => [id, score]));
}
