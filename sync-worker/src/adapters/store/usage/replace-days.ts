import { sql } from 'kysely';
import { DAY_MS } from '@attain/shared/domain/basics/time';

import type { PulledDays } from '../../../ports/usage.ts';
import { markDirty } from '../dirty.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { accountsOf, type StoredAccount } from './accounts.ts';
import { noteDays } from './delivered-days.ts';
import { eventIdsOf } from './event-names.ts';
import { noteKeptDetails } from './kept-since.ts';
import { countOutcomes } from './outcomes.ts';
import { pulledRows } from './pulled-rows.ts';
import { type Changed, replaceCells, replaceNumbers, replaceUserDays } from './replace-rows.ts';
import { noteDelivery } from './sources.ts';

/** See `Usage.replaceDays`. Only rows that differ are written, so that a pull that brings no news moves nothing. */
export async function replaceDays(scope: Scope, days: PulledDays): Promise<void> {
  await inTransaction(scope, async (inner) => {
    const { source, receivedAt, receivedOn } = days;
    await noteKeptDetails(inner, receivedOn);
    const accounts = await accountsOf(inner, source, [
      ...days.cells.map(({ account }) => account),
      ...days.userDays.map(({ account }) => account),
    ]);
    const eventIds = await eventIdsOf(
      inner,
      days.cells.map(({ event }) => event),
    );
    const { refused, ...rows } = pulledRows(days, accounts, eventIds);
    const changed = [
      ...(await replaceCells(inner, days, rows.cells)),
      ...(await replaceUserDays(inner, days, rows.userDays)),
      ...(await replaceNumbers(inner, days, rows.numbers)),
    ];
    await keepSpans(inner, changed);
    if (changed.length > 0) await noteDelivery(inner, source, receivedAt);
    await noteDays(
      inner,
      source,
      [...days.cells, ...days.userDays].map(({ day }) => day),
    );
    if (days.outcomes) {
      await countOutcomes(inner, source, receivedOn, {
        ...days.outcomes,
        stored: rows.cells.reduce((events, { count }) => events + count, 0),
        too_many_names: refused.names,
        too_many_accounts: refused.accounts,
      });
    }
    await markMoved(inner, changed, [...accounts.values()], receivedOn);
  });
}

/** First and last day of what accounts hold now. */
async function keepSpans(
  { db, engine, portalId }: Scope,
  changed: readonly Changed[],
): Promise<void> {
  if (changed.length === 0) return;
  const ids = engine.tableOf({ id: 'bigint' }, idsOf(changed));
  const own = sql`portal_id = usage_account.portal_id and account_id = usage_account.id`;
  const firstCell = sql`(select min(first_at) from usage_cell where ${own})`;
  const lastCell = sql`(select cast(max(day) as bigint) * ${DAY_MS} + ${DAY_MS / 2} from usage_cell where ${own})`;
  const firstUser = sql`(select min(first_at) from usage_user_day where ${own})`;
  await sql`update usage_account set
      first_at = coalesce(${firstCell}, ${firstUser}),
      last_at = coalesce(${lastCell}, (select max(last_at) from usage_user_day where ${own})),
      first_user_at = case when ${firstUser} is null or first_user_at < ${firstUser}
        then first_user_at else ${firstUser} end
    where portal_id = ${portalId} and id in (select id from ${ids} as moved)`.execute(db);
}

/** As for events: what is said of today moves no figure before midnight. */
async function markMoved(
  scope: Scope,
  changed: readonly Changed[],
  accounts: readonly StoredAccount[],
  today: number,
): Promise<void> {
  const firsts = new Set(accounts.filter(({ hasEvents }) => !hasEvents).map(({ id }) => id));
  const moved = changed.filter(({ accountId, day }) => day !== today || firsts.has(accountId));
  if (moved.length === 0) return;
  const ids = scope.engine.tableOf({ id: 'bigint' }, idsOf(moved));
  const { rows } = await sql<{ company_id: string }>`
    select distinct company_id from usage_account where portal_id = ${scope.portalId}
      and company_id is not null and id in (select id from ${ids} as moved)`.execute(scope.db);
  await markDirty(
    scope,
    rows.map(({ company_id }) => company_id),
  );
}

function idsOf(changed: readonly Changed[]): readonly (readonly [number])[] {
  return [...new Set(changed.map(({ accountId }) => accountId))].map((id) => [id]);
}
