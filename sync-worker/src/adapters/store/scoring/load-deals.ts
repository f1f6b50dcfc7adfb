import type { DealRow } from '../../../ports/store.ts';
import { fromJson } from '../json.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';
import { TYPE_CODES } from '../types.ts';

/** The deals of companies, by company, oldest first. */
export async function loadDeals(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DealRow[]>> {
  const rows = await db
    .selectFrom('link as l')
    .crossJoin('deal as d')
    .whereRef('d.portal_id', '=', 'l.portal_id')
    .whereRef('d.id', '=', 'l.object_id')
    .select([
      'l.company_id',
      'd.id',
      'd.updated_at',
      'd.created_at',
      'd.pipeline',
      'd.stage',
      'd.amount',
      'd.close_at',
      'd.is_closed',
      'd.is_won',
      'd.lost_reason',
      'd.properties',
      'd.held',
    ])
    .where('l.portal_id', '=', portalId)
    .where('l.type', '=', TYPE_CODES.deals)
    .where(engine.inList('l.company_id', companyIds))
    .orderBy('d.created_at')
    .orderBy('d.id')
    .execute();

  const deals = new Map<string, DealRow[]>();
  for (const row of rows) {
    const deal: DealRow = {
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
    append(deals, row.company_id, deal);
  }
  return deals;
}
