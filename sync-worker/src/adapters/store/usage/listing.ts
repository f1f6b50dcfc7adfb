import { sql } from 'kysely';

import type { AccountCounts, UsageAccount, UsageAccountRef } from '../../../ports/usage.ts';
import type { Scope } from '../scope.ts';

type Row = {
  source: string;
  kind: UsageAccountRef['by'];
  value: string;
  company_id: string | null;
  name: string | null;
  first_at: number;
  last_at: number;
  events: number;
  claims: number;
};

/** See `Usage.accounts`. Accounts in which nothing has happened are not told. */
export async function listAccounts(
  { db, portalId }: Scope,
  { matched, limit }: { matched: boolean; limit: number },
): Promise<readonly UsageAccount[]> {
  const { rows } = await sql<Row>`
    select a.source, a.kind, a.value, a.company_id, c.name, a.first_at, a.last_at,
      cast(coalesce((select sum(count) from usage_cell u
        where u.portal_id = a.portal_id and u.account_id = a.id), 0) as bigint) as events,
      cast((select count(distinct n.company_id) from company_alias n
        where n.portal_id = a.portal_id and n.kind in ('account_key', 'domain')
          and n.value in (a.value, lower(a.value))) as integer) as claims
    from usage_account a left join company c on c.portal_id = a.portal_id and c.id = a.company_id
    where a.portal_id = ${portalId} and a.first_at is not null and a.kind <> 'user'
      and a.company_id is ${sql.raw(matched ? 'not null' : 'null')}
    order by events desc, a.id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    source: row.source,
    ref: { by: row.kind, value: row.value },
    companyId: row.company_id,
    companyName: row.name,
    firstAt: row.first_at,
    lastAt: row.last_at,
    events: row.events,
    claims: row.claims,
  }));
}

export async function countAccounts({ db, portalId }: Scope): Promise<AccountCounts> {
  const { rows } = await sql<{ matched: number; unmatched: number; users: number }>`
    select cast(count(company_id) as integer) as matched,
      cast(sum(case when company_id is null and kind <> 'user' then 1 else 0 end) as integer) as unmatched,
      cast(sum(case when company_id is null and kind = 'user' then 1 else 0 end) as integer) as users
    from usage_account where portal_id = ${portalId} and first_at is not null`.execute(db);
  const { matched = 0, unmatched = 0, users = 0 } = rows[0] ?? {};
  return { matched, unmatched: unmatched ?? 0, usersWithoutAccount: users ?? 0 };
}
