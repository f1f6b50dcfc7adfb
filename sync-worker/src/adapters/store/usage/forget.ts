import { setImmediate as breathe } from 'node:timers/promises';

import { sql } from 'kysely';
import { DAY_MS, type Instant } from '@attain/shared/domain/basics/time';

import { inTransaction, type Scope } from '../scope.ts';
import { oldestGeneration } from './keys.ts';

const KEYS_AT_ONCE = 50_000;
/** Accounts at once, so that nobody waits for long. */
const PAGE = 2_000;
const OUTCOME_DAYS = 400;
/** The day number of the Monday of a day's week. */
const MONDAY = sql.raw('day - (day + 3) % 7');

/**
 * See `Usage.forget`. Days of users that all figures have left behind become weeks; what is older than it is kept goes.
 */
export async function forgetUsage(scope: Scope, now: Instant): Promise<void> {
  const today = Math.floor(now / DAY_MS);
  await forgetKeys(scope, today);
  await inTransaction(scope, (inner) => forgetOutcomesAndMembers(inner, today));
  let after = 0;
  for (;;) {
    const through = await endOfPage(scope, after);
    if (through === undefined) break;
    const accounts = { after, through };
    await inTransaction(scope, async (inner) => {
      await settleWeeks(inner, accounts, today);
      await forgetOld(inner, accounts, today);
    });
    after = through;
    await breathe();
  }
  await inTransaction(scope, forgetUnusedNames);
}

type Range = { after: number; through: number };

async function endOfPage({ db, portalId }: Scope, after: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number | null }>`
    select max(id) as id from (select id from usage_account
      where portal_id = ${portalId} and id > ${after} order by id limit ${PAGE}) as page`.execute(
    db,
  );
  return rows[0]?.id ?? undefined;
}

/** In parts, since there may be tens of millions. A day of slack: the portal's day may be ahead of this one or behind. */
async function forgetKeys(scope: Scope, today: number): Promise<void> {
  const { portalId } = scope;
  const old = oldestGeneration(today - 1, scope);
  for (;;) {
    const gone = await inTransaction(scope, async ({ db }) => {
      const { numAffectedRows = 0n } = await sql`delete from usage_key
        where portal_id = ${portalId} and (generation, key) in (
          select generation, key from usage_key
          where portal_id = ${portalId} and generation < ${old} limit ${KEYS_AT_ONCE})`.execute(db);
      return Number(numAffectedRows);
    });
    if (gone < KEYS_AT_ONCE) return;
    await breathe();
  }
}

async function forgetOutcomesAndMembers(scope: Scope, today: number): Promise<void> {
  const { db, portalId, usage } = scope;
  await sql`delete from usage_outcome
    where portal_id = ${portalId} and day < ${today - OUTCOME_DAYS}`.execute(db);
  await sql`delete from usage_member
    where portal_id = ${portalId} and told_at < ${(today - usage.userDays) * DAY_MS}`.execute(db);
}

async function settleWeeks(
  { db, portalId, usage }: Scope,
  { after, through }: Range,
  today: number,
): Promise<void> {
  const limit = today - usage.daysOfUsers;
  const monday = limit - ((limit + 3) % 7);
  const settled = sql`portal_id = ${portalId} and account_id > ${after}
    and account_id <= ${through} and day < ${monday}`;
  await sql`
    insert into usage_user_week (portal_id, account_id, week, user_hash, days, sessions, seconds)
    select portal_id, account_id, ${MONDAY}, user_hash,
      count(*), sum(sessions), sum(seconds)
    from usage_user_day where ${settled} group by 1, 2, 3, 4
    on conflict (portal_id, account_id, week, user_hash) do update set
      days = case when usage_user_week.days + excluded.days > 7
        then 7 else usage_user_week.days + excluded.days end,
      sessions = usage_user_week.sessions + excluded.sessions,
      seconds = case when usage_user_week.seconds is null then excluded.seconds
        else usage_user_week.seconds + coalesce(excluded.seconds, 0) end`.execute(db);
  await sql`delete from usage_user_day where ${settled}`.execute(db);
}

async function forgetOld(
  { db, portalId, usage }: Scope,
  { after, through }: Range,
  today: number,
): Promise<void> {
  const older = (column: string, days: number) =>
    sql`portal_id = ${portalId} and account_id > ${after} and account_id <= ${through}
      and ${sql.ref(column)} < ${today - days}`;
  const { userDays, cellDays } = usage;
  await sql`delete from usage_user_week where ${older('week', userDays)}`.execute(db);
  await sql`delete from usage_event_user where ${older('day', userDays)}`.execute(db);
  await sql`delete from usage_cell where ${older('day', cellDays)}`.execute(db);
  await sql`delete from usage_number where ${older('day', cellDays)}`.execute(db);
  await sql`delete from usage_file_day where ${older('day', cellDays)}`.execute(db);
  await forgetEmptyAccounts({ db, portalId }, { after, through });
}

/** An account that nothing is known of any more makes room for another. */
async function forgetEmptyAccounts(
  { db, portalId }: Pick<Scope, 'db' | 'portalId'>,
  { after, through }: Range,
): Promise<void> {
  const without = (table: string) => sql`not exists (select 1 from ${sql.table(table)} x
    where x.portal_id = usage_account.portal_id and x.account_id = usage_account.id)`;
  await sql`delete from usage_account
    where portal_id = ${portalId} and id > ${after} and id <= ${through}
      and ${without('usage_cell')} and ${without('usage_user_day')}
      and ${without('usage_user_week')} and ${without('usage_file_day')}
      and ${without('usage_member')}`.execute(db);
}

/** Walks all cells of the portal, so only where room for new names runs short. */
async function forgetUnusedNames({ db, portalId, usage }: Scope): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select cast(count(*) as integer) as count from usage_event_name
    where portal_id = ${portalId}`.execute(db);
  if ((rows[0]?.count ?? 0) * 2 < usage.maxEventNames) return;
  await sql`delete from usage_event_name where portal_id = ${portalId} and id not in (
    select event_id from usage_cell where portal_id = ${portalId})`.execute(db);
}
