import { type RawBuilder, sql } from 'kysely';

import type { CompanyRef } from '../../ports/store.ts';
import { normalDomain, survivorsOf } from './mirror/aliases.ts';
import { append } from './grouped.ts';
import type { Scope } from './scope.ts';

/** See `Companies.resolve`. A deleted company cannot be named; one name for two companies names neither. */
export async function resolveCompanies(
  scope: Scope,
  refs: readonly CompanyRef[],
): Promise<readonly (string | undefined)[]> {
  const ids = await liveIds(scope, valuesOf(refs, 'company_id'));
  const keys = await namedBy(scope, 'account_key', valuesOf(refs, 'account_key'));
  const domains = await namedBy(scope, 'domain', valuesOf(refs, 'domain'));
  const found = { company_id: ids, account_key: keys, domain: domains };
  return refs.map((ref) => found[ref.by].get(normal(ref)));
}

/** See `Companies.name`. */
export async function nameOfCompany(
  { db, portalId }: Scope,
  companyId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('company')
    .select('name')
    .where('portal_id', '=', portalId)
    .where('id', '=', companyId)
    .executeTakeFirst();
  return row?.name ?? null;
}

/**
 * See `Companies.called`. The databases fold the case of other letters than ASCII in different ways, or not at all: those
 * are found as they are written, and in small letters.
 */
export async function companiesCalled(
  { db, portalId }: Scope,
  text: string,
  limit: number,
): Promise<readonly { id: string; name: string }[]> {
  const [asWritten, small] = [text.trim(), text.trim().toLowerCase()];
  if (small === '') return [];
  const within = (column: RawBuilder<unknown>, part: string, before: string) =>
    sql`${column} like ${`${before}${literally(part)}%`} escape '!'`;
  const [name, smallName] = [sql`name`, sql`lower(name)`];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from company
    where portal_id = ${portalId} and removed_at is null
      and (${within(name, asWritten, '%')} or ${within(smallName, small, '%')})
    order by
      case when name = ${asWritten} or lower(name) = ${small} then 0
        when ${within(name, asWritten, '')} or ${within(smallName, small, '')} then 1
        else 2 end,
      lower(name), id
    limit ${limit}`.execute(db);
  return rows;
}

/** A text that `like` takes for itself, and for no pattern. */
function literally(text: string): string {
  return text.replaceAll(/[!%_]/g, '!$&');
}

const normal = ({ by, value }: CompanyRef) => (by === 'domain' ? normalDomain(value) : value);

function valuesOf(refs: readonly CompanyRef[], by: CompanyRef['by']): string[] {
  return [...new Set(refs.filter((ref) => ref.by === by).map(normal))];
}

async function liveIds(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const survivors = await survivorsOf(scope, ids);
  const wanted = ids.map((id) => survivors.get(id) ?? id);
  const { db, engine, portalId } = scope;
  const rows = await db
    .selectFrom('company')
    .select('id')
    .where('portal_id', '=', portalId)
    .where('removed_at', 'is', null)
    .where(engine.inList('id', wanted))
    .execute();
  const live = new Set(rows.map(({ id }) => id));
  const pairs = ids.map((id) => [id, survivors.get(id) ?? id] as const);
  return new Map(pairs.filter(([, id]) => live.has(id)));
}

async function namedBy(
  { db, engine, portalId }: Scope,
  kind: 'account_key' | 'domain',
  values: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (values.length === 0) return new Map();
  const rows = await db
    .selectFrom('company_alias as a')
    .innerJoin('company as c', (on) =>
      on.onRef('c.portal_id', '=', 'a.portal_id').onRef('c.id', '=', 'a.company_id'),
    )
    .select(['a.value', 'a.company_id'])
    .where('a.portal_id', '=', portalId)
    .where('a.kind', '=', kind)
    .where(engine.inList('a.value', values))
    .where('c.removed_at', 'is', null)
    .execute();
  const named = new Map<string, string[]>();
  for (const { value, company_id } of rows) append(named, value, company_id);
  return new Map(
    [...named].flatMap(([value, [first, ...others]]) =>
      first !== undefined && others.length === 0 ? [[value, first]] : [],
    ),
  );
}
