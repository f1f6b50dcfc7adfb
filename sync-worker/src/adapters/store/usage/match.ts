import { sql } from 'kysely';

import type { UsageAccountRef } from '../../../ports/usage.ts';
import { markDirty } from '../dirty.ts';
import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { companiesOfAccounts } from './company-of-account.ts';

type Account = {
  id: number;
  kind: UsageAccountRef['by'];
  value: string;
  company_id: string | null;
  pinned: number;
};

const FOUND: Columns = { id: 'bigint', company_id: 'text' };

/** Leads accounts anew whose names companies have gained or lost. Costs one look where the portal has no usage. */
export async function rematchAccountsNamed(scope: Scope, names: readonly string[]): Promise<void> {
  if (names.length === 0 || !(await hasUsage(scope))) return;
  const { db, engine, portalId } = scope;
  const named = [...new Set(names.map(asDatabasesFold))].map((name) => [name]);
  const { rows } = await sql<Account>`
    select a.id, a.kind, a.value, a.company_id, a.pinned
    from ${engine.tableOf({ name: 'text' }, named)} as named cross join usage_account a
    where a.portal_id = ${portalId} and lower(a.value) = named.name and a.kind <> 'user'`.execute(
    db,
  );
  await rematch(scope, rows);
}

/** Databases know no capitals beyond ASCII in texts that they compare byte by byte. */
function asDatabasesFold(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** What a merged company used goes to the survivor, and stays there although its own names are gone. */
export async function moveAccounts(
  { db, portalId }: Scope,
  survivorId: string,
  mergedId: string,
): Promise<void> {
  await db
    .updateTable('usage_account')
    .set({ company_id: survivorId, pinned: 1 })
    .where('portal_id', '=', portalId)
    .where('company_id', '=', mergedId)
    .execute();
}

async function hasUsage({ db, portalId }: Scope): Promise<boolean> {
  const row = await db
    .selectFrom('usage_account')
    .select('id')
    .where('portal_id', '=', portalId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function rematch(scope: Scope, accounts: readonly Account[]): Promise<void> {
  const refs = accounts.map(({ kind: by, value }) => ({ by, value }));
  const found = await companiesOfAccounts(scope, refs);
  const waiting = await removedCompanies(scope, accounts);
  const moved = accounts.flatMap((account, at) => {
    const { company_id: current, pinned } = account;
    const keeps = current !== null && (pinned === 1 || waiting.has(current));
    const next = found[at] ?? (keeps ? current : null);
    const isReleased = pinned === 1 && found[at] !== undefined;
    return next === current && !isReleased ? [] : [{ id: account.id, from: current, to: next }];
  });
  if (moved.length === 0) return;
  await lead(
    scope,
    moved.map(({ id, to }) => ({ id, companyId: to })),
  );
  await rematchUsersOf(
    scope,
    moved.map(({ id }) => id),
  );
  await markDirty(
    scope,
    moved.flatMap(({ from, to }) => [from, to].filter((id) => id !== null)),
  );
}

/** Deleted companies keep their accounts until another one answers to the name: they may be restored. */
async function removedCompanies(
  { db, engine, portalId }: Scope,
  accounts: readonly Account[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(accounts.flatMap(({ company_id }) => company_id ?? []))];
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('company')
    .select('id')
    .where('portal_id', '=', portalId)
    .where('removed_at', 'is not', null)
    .where(engine.inList('id', ids))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function lead(
  { db, engine, portalId }: Scope,
  accounts: readonly { id: number; companyId: string | null }[],
): Promise<void> {
  const rows = accounts.map(({ id, companyId }) => [id, companyId]);
  // The plus keeps SQLite from walking all accounts of the portal for each that is given.
  await sql`update usage_account set pinned = 0, company_id = found.company_id
    from ${engine.tableOf(FOUND, rows)} as found
    where +usage_account.portal_id = ${portalId} and usage_account.id = found.id`.execute(db);
}

/** What users did before they belonged anywhere leads where their account leads. */
export async function rematchUsers(
  scope: Scope,
  source: string,
  users: readonly string[],
): Promise<void> {
  const { engine } = scope;
  await followMembers(
    scope,
    sql`m.source = ${source} and ${engine.inList('m.user_hash', [...new Set(users)])}`,
  );
}

async function rematchUsersOf(scope: Scope, accountIds: readonly number[]): Promise<void> {
  const ids = scope.engine.tableOf(
    { id: 'bigint' },
    accountIds.map((id) => [id]),
  );
  await followMembers(scope, sql`m.account_id in (select id from ${ids} as moved)`);
}

async function followMembers(scope: Scope, which: ReturnType<typeof sql>): Promise<void> {
  const { db, portalId } = scope;
  const { rows } = await sql<{ id: number; company_id: string | null; former: string | null }>`
    select own.id, a.company_id, own.company_id as former from usage_member m
    cross join usage_account own cross join usage_account a
    where m.portal_id = ${portalId} and own.portal_id = m.portal_id and own.source = m.source
      and own.kind = 'user' and own.value = m.user_hash and a.id = m.account_id
      and coalesce(own.company_id, '') <> coalesce(a.company_id, '') and ${which}`.execute(db);
  if (rows.length === 0) return;
  await lead(
    scope,
    rows.map(({ id, company_id: companyId }) => ({ id, companyId })),
  );
  await markDirty(
    scope,
    rows.flatMap((row) => [row.company_id, row.former].filter((id) => id !== null)),
  );
}
