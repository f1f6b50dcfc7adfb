import { dayNumber, dayOf, type Day } from '@attain/shared/domain/basics/time';
import type { ChangeDirection, ChangeKind } from '@attain/shared/domain/portfolio/account-changes';
import { type RawBuilder, sql } from 'kysely';

import type { ChangePlace, ChangeWish, ListedChange } from '../../../ports/portfolio.ts';
import type { Scope } from '../scope.ts';

type Row = {
  day: number;
  company_id: string;
  kind: ChangeKind;
  subject: string;
  direction: ChangeDirection;
  before: string;
  after: string;
  title: string | null;
  name: string | null;
};

/** See `Portfolio.changes`. Accounts that are in the list no more have no news. */
export async function changesOf(
  scope: Scope,
  { since, owner, kind, direction, after, limit }: ChangeWish,
): Promise<readonly ListedChange[]> {
  const conditions = [...sinceThen(scope, { since, owner })];
  if (kind !== undefined) conditions.push(sql`c.kind = ${kind}`);
  if (direction !== undefined) conditions.push(sql`c.direction = ${direction}`);
  if (after !== null) conditions.push(older(after));
  const { rows } = await sql<Row>`
    select c.day, c.company_id, c.kind, c.subject, c.direction, c.before, c.after, c.title, n.name
    from account_change c
    join portfolio_account p on p.portal_id = c.portal_id and p.company_id = c.company_id
    join company n on n.portal_id = c.portal_id and n.id = c.company_id
    where ${sql.join(conditions, sql` and `)}
    order by c.day desc, c.company_id, c.kind, c.subject limit ${limit}`.execute(scope.db);
  return rows.map(({ day, company_id: companyId, kind: of, subject, title, name, ...moved }) => ({
    ...{ place: { day, companyId, kind: of, subject }, companyId, name, on: dayOf(day), kind: of },
    ...{ direction: moved.direction, before: moved.before, after: moved.after },
    goal: of === 'goal' ? { id: subject, title: title ?? '' } : null,
  }));
}

/** See `Portfolio.changeCounts`. */
export async function changeCountsOf(scope: Scope, wish: Pick<ChangeWish, 'since' | 'owner'>) {
  const { rows } = await sql<{ kind: ChangeKind; direction: ChangeDirection; changes: number }>`
    select c.kind, c.direction, count(*) as changes from account_change c
    join portfolio_account p on p.portal_id = c.portal_id and p.company_id = c.company_id
    where ${sql.join(sinceThen(scope, wish), sql` and `)}
    group by c.kind, c.direction order by c.kind, c.direction`.execute(scope.db);
  return rows.map((row) => ({ ...row, changes: Number(row.changes) }));
}

/** See `Portfolio.forgetChanges`. */
export async function forgetChangesOf({ db, portalId }: Scope, before: Day): Promise<void> {
  await db
    .deleteFrom('account_change')
    .where('portal_id', '=', portalId)
    .where('day', '<', dayNumber(before))
    .execute();
}

function sinceThen(
  { portalId }: Scope,
  { since, owner }: Pick<ChangeWish, 'since' | 'owner'>,
): RawBuilder<unknown>[] {
  const conditions = [
    sql`c.portal_id = ${portalId}`,
    sql`c.day >= ${dayNumber(since)}`,
    sql`c.before <> c.after`,
  ];
  if (owner !== undefined) conditions.push(sql`p.owner_id = ${owner}`);
  return conditions;
}

function older({ day, companyId, kind, subject }: ChangePlace) {
  return sql`(c.day < ${day} or (c.day = ${day} and
    (c.company_id, c.kind, c.subject) > (${companyId}, ${kind}, ${subject})))`;
}
