import type { SizeHistory, Windows } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import type { Scope } from '../scope.ts';

type Change = SizeHistory['changes'][number];

/** Changes of the number of employees within the window of growth, by company, oldest first. */
export async function loadSizeChanges(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
  { sizeSince }: Windows,
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const changes = new Map<string, Change[]>();
  if (companyIds.length === 0) return changes;
  const rows = await db
    .selectFrom('company_size')
    .select(['company_id as companyId', 'at', 'employees'])
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds))
    .where('at', '>', sizeSince)
    .orderBy('at')
    .execute();
  for (const { companyId, ...change } of rows) append(changes, companyId, change);
  return changes;
}
