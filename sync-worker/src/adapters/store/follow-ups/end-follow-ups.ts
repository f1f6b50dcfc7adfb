import type { Scope } from '../scope.ts';

/** Companies that are gone from HubSpot: what has no task yet is forgotten, tasks are completed without a note. */
export async function endFollowUpsOf(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<void> {
  const theirs = engine.inList('company_id', companyIds);
  await db
    .deleteFrom('follow_up')
    .where('portal_id', '=', portalId)
    .where(theirs)
    .where('task_id', 'is', null)
    .execute();
  await db
    .updateTable('follow_up')
    .set({ state: 'closing', why: null })
    .where('portal_id', '=', portalId)
    .where(theirs)
    .execute();
}
