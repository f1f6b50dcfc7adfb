import { sql } from 'kysely';
import { DAY_MS, type Instant } from '@attain/shared/domain/basics/time';

import { inTransaction, type Scope } from '../scope.ts';
import { oldestGeneration } from './keys.ts';

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
  await inTransaction(scope, (inner) => forgetOutcomesAndKeys(inner, today));
  let after = 0;
  for (;;) {
    const through = await endOfPage(scope, after);
    if (through === undefined) return;
    const accounts = { after, through };
    await inTransaction(scope, async (inner) => {
      await settleWeeks(inner, accounts, today);
      await forgetOld(inner, accounts, today);
    });
    after = through;
  }
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

/** A day of slack: the portal's day may be ahead of this one or behind. */
async function forgetOutcomesAndKeys(scope: Scope, today: number): Promise<void> {
  const { db, portalId, usage } = scope;
  const old = oldestGeneration(today - 1, scope);
  await sql`delete from usage_key where portal_id = ${portalId} and generation < ${old}`.execute(
    db,
  );
  await sql`delete from usage_outcome
    where portal_id = ${portalId} and day < ${today - OUTCOME_DAYS}`.execute(db);
  await sql`delete from usage_member
    where portal_id = ${portalId} and at < ${(today - usage.userDays) * DAY_MS}`.execute(db);
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
}
