import type { KnownUsage } from '../../../ports/usage-series.ts';
import type { Scope } from '../scope.ts';

/** See `UsageSeries.known`. */
export async function knownUsage(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, KnownUsage>> {
  const rows = await db
    .selectFrom('usage_account')
    .select(({ fn }) => ['company_id', 'source', fn.min('first_at').as('first_at')])
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds))
    .where('first_at', 'is not', null)
    .groupBy(['company_id', 'source'])
    .execute();
  const known = new Map<string, KnownUsage>();
  for (const { company_id: id, source, first_at: firstAt } of rows) {
    if (id === null || firstAt === null) continue;
    const before = known.get(id);
    known.set(id, {
      firstAt: Math.min(firstAt, before?.firstAt ?? firstAt),
      sources: [...(before?.sources ?? []), source],
    });
  }
  return known;
}
