import type { DealRow } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import { dealRow } from '../mirror/deals.ts';
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
    append(deals, row.company_id, dealRow(row));
  }
  return deals;
}
