import type { CompanyRow } from '../../../ports/store.ts';
import type { Columns } from '../engine.ts';
import type { AliasKind } from '../schema.ts';
import type { Scope } from '../scope.ts';

type Alias = { kind: AliasKind; value: string; companyId: string };

const COLUMNS: Columns = { portal_id: 'bigint', kind: 'text', value: 'text', company_id: 'text' };

/**
 * The account keys and domains by which companies can be named, in place of those they had.
 *
 * @returns the names that companies have gained or lost, their ids among them
 */
export async function replaceAliases(
  scope: Scope,
  companyIds: readonly string[],
  companies: readonly CompanyRow[],
): Promise<readonly string[]> {
  if (companyIds.length === 0) return [];
  const { db, engine, portalId } = scope;
  const former = await db
    .deleteFrom('company_alias')
    .where('portal_id', '=', portalId)
    .where('kind', 'in', ['account_key', 'domain'])
    .where(engine.inList('company_id', companyIds))
    .returning('value')
    .execute();
  const aliases = companies.flatMap(aliasesOf);
  await insertAliases(scope, aliases);
  return [...companyIds, ...[...former, ...aliases].map(({ value }) => value)];
}

/** All names of companies, their ids among them. */
export async function namesOf(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('company_alias')
    .select('value')
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds))
    .execute();
  return [...companyIds, ...rows.map(({ value }) => value)];
}

function aliasesOf({ id, domain, accountKeys }: CompanyRow): Alias[] {
  const aliases: Alias[] = accountKeys.map((value) => ({
    kind: 'account_key',
    value,
    companyId: id,
  }));
  if (domain) aliases.push({ kind: 'domain', value: normalDomain(domain), companyId: id });
  return aliases;
}

export const normalDomain = (domain: string) => domain.trim().toLowerCase();

export async function insertAliases(
  { db, engine, portalId }: Scope,
  aliases: readonly Alias[],
): Promise<void> {
  await engine.insertRows(db, {
    into: 'company_alias',
    columns: COLUMNS,
    rows: aliases.map(({ kind, value, companyId }) => [portalId, kind, value, companyId]),
    then: 'on conflict do nothing',
  });
}

/** The search index may still show a company that was merged into another: it must not come back to life. */
export async function withoutMergedAway<Row extends { id: string }>(
  scope: Scope,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const merged = await survivorsOf(
    scope,
    rows.map(({ id }) => id),
  );
  return merged.size === 0 ? rows : rows.filter(({ id }) => !merged.has(id));
}

/** The survivors of those ids that were merged away. */
export async function survivorsOf(
  { db, engine, portalId }: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('company_alias')
    .select(['value', 'company_id'])
    .where('portal_id', '=', portalId)
    .where('kind', '=', 'merged_id')
    .where(engine.inList('value', ids))
    .execute();
  return new Map(rows.map(({ value, company_id }) => [value, company_id]));
}
