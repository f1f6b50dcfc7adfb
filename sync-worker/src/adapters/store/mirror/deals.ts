import type { DealRow } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { TYPE_CODES } from '../types.ts';

/** See `Companies.deal`. */
export async function dealWithCompanies(
  scope: Scope,
  id: string,
): Promise<{ deal: DealRow; companyIds: readonly string[] } | undefined> {
  const { db, portalId } = scope;
  const row = await db
    .selectFrom('deal')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const linked = await companiesOfDeals(scope, [id]);
  return { deal: dealRow(row), companyIds: linked.get(id) ?? [] };
}

/** See `Companies.ofDeals`. */
export async function companiesOfDeals(
  { db, engine, portalId }: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const linked = new Map<string, string[]>();
  if (ids.length === 0) return linked;
  const links = await db
    .selectFrom('link as l')
    .innerJoin('company as c', (on) =>
      on.onRef('c.portal_id', '=', 'l.portal_id').onRef('c.id', '=', 'l.company_id'),
    )
    .select(['l.object_id', 'l.company_id'])
    .where('l.portal_id', '=', portalId)
    .where('l.type', '=', TYPE_CODES.deals)
    .where(engine.inList('l.object_id', ids))
    .where('c.removed_at', 'is', null)
    .orderBy('l.company_id')
    .execute();
  for (const { object_id, company_id } of links) append(linked, object_id, company_id);
  return linked;
}

type StoredDeal = {
  id: string;
  updated_at: number;
  created_at: number;
  pipeline: string | null;
  stage: string | null;
  amount: number | null;
  close_at: number | null;
  is_closed: number;
  is_won: number;
  lost_reason: string | null;
  properties: string;
  held: string;
};

/** A deal as stored. */
export function dealRow(row: StoredDeal): DealRow {
  return {
    id: row.id,
    updatedAt: row.updated_at,
    createdAt: row.created_at,
    pipeline: row.pipeline,
    stage: row.stage,
    amount: row.amount,
    closeAt: row.close_at,
    isClosed: row.is_closed === 1,
    isWon: row.is_won === 1,
    lostReason: row.lost_reason,
    properties: fromJson<Record<string, string>>(row.properties),
    held: fromJson<Record<string, string>>(row.held),
  };
}
