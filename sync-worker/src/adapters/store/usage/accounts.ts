import { sql } from 'kysely';

import type { UsageAccountRef } from '../../../ports/usage.ts';
import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { companiesOfAccounts } from './company-of-account.ts';

/** An account as stored; `isNew` where this batch brought it. */
export type StoredAccount = {
  id: number;
  companyId: string | null;
  hasEvents: boolean;
  hasUsers: boolean;
};

type Row = {
  id: number;
  kind: UsageAccountRef['by'];
  value: string;
  company_id: string | null;
  first_at: number | null;
  first_user_at: number | null;
};

const NAMES: Columns = { kind: 'text', value: 'text' };
const COLUMNS: Columns = {
  portal_id: 'bigint',
  source: 'text',
  kind: 'text',
  value: 'text',
  company_id: 'text',
  pinned: 'integer',
};

export const accountName = ({ by, value }: UsageAccountRef) => `${by} ${value}`;

/**
 * The accounts of a source by name, new ones made and led to their companies. Where the portal has as many as it may have,
 * further ones are not made and not in the answer.
 */
export async function accountsOf(
  scope: Scope,
  source: string,
  refs: readonly UsageAccountRef[],
): Promise<Map<string, StoredAccount>> {
  const wanted = new Map(refs.map((ref) => [accountName(ref), ref]));
  const accounts = await storedAccounts(scope, source, [...wanted.values()]);
  const missing = [...wanted].flatMap(([name, ref]) => (accounts.has(name) ? [] : [ref]));
  if (missing.length === 0) return accounts;
  const made = await makeAccounts(scope, source, await withinBounds(scope, missing));
  for (const [name, account] of made) accounts.set(name, account);
  return accounts;
}

async function storedAccounts(
  { db, engine, portalId }: Scope,
  source: string,
  refs: readonly UsageAccountRef[],
): Promise<Map<string, StoredAccount>> {
  const names = engine.tableOf(
    NAMES,
    refs.map(({ by, value }) => [by, value]),
  );
  const { rows } = await sql<Row>`
    select a.id, a.kind, a.value, a.company_id, a.first_at, a.first_user_at
    from ${names} as wanted cross join usage_account a
    where a.portal_id = ${portalId} and a.source = ${source}
      and a.kind = wanted.kind and a.value = wanted.value`.execute(db);
  return new Map(
    rows.map(({ id, kind: by, value, ...row }) => [
      accountName({ by, value }),
      {
        id,
        companyId: row.company_id,
        hasEvents: row.first_at !== null,
        hasUsers: row.first_user_at !== null,
      },
    ]),
  );
}

/** Those there is room for. Users whom no call has put anywhere have their own, and take none away from accounts. */
async function withinBounds(
  scope: Scope,
  refs: readonly UsageAccountRef[],
): Promise<readonly UsageAccountRef[]> {
  const kept: UsageAccountRef[] = [];
  for (const ofUsers of [false, true]) {
    const wanted = refs.filter(({ by }) => (by === 'user') === ofUsers);
    if (wanted.length === 0) continue;
    const room = scope.usage.maxAccounts - (await countAccounts(scope, ofUsers));
    kept.push(...wanted.slice(0, Math.max(0, room)));
  }
  return kept;
}

async function countAccounts({ db, portalId }: Scope, ofUsers: boolean): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select cast(count(*) as integer) as count from usage_account
    where portal_id = ${portalId} and kind ${sql.raw(ofUsers ? '=' : '<>')} 'user'`.execute(db);
  return rows[0]?.count ?? 0;
}

async function makeAccounts(
  scope: Scope,
  source: string,
  refs: readonly UsageAccountRef[],
): Promise<Map<string, StoredAccount>> {
  const { db, engine, portalId } = scope;
  const companies = await companiesOfAccounts(scope, refs);
  const rows = await engine.insertRows<Pick<Row, 'id' | 'kind' | 'value' | 'company_id'>>(db, {
    into: 'usage_account',
    columns: COLUMNS,
    rows: refs.map(({ by, value }, at) => [portalId, source, by, value, companies[at] ?? null, 0]),
    then: 'returning id, kind, value, company_id',
  });
  return new Map(
    rows.map(({ id, kind: by, value, company_id: companyId }) => [
      accountName({ by, value }),
      { id, companyId, hasEvents: false, hasUsers: false },
    ]),
  );
}
