import type { Adopted, GoalRefusal } from '../../../ports/adoptions.ts';
import type { Adoptions } from '../../../ports/store.ts';
import { fromJson, toJson } from '../json.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { loadSources } from './load-sources.ts';
import { NOTHING_ADOPTED } from './nothing-adopted.ts';

export function adoptionsOf(scope: Scope): Adoptions {
  return {
    sources: (ids) => loadSources(scope, ids),
    save: (companyId, adopted) =>
      inTransaction(scope, (inner) => saveAdopted(inner, companyId, adopted)),
    refusals: () => standingRefusals(scope),
  };
}

async function saveAdopted(
  { db, portalId }: Scope,
  companyId: string,
  adopted: Adopted,
): Promise<void> {
  const values = { body: toJson(adopted), refused: adopted.refusals.length };
  await db
    .insertInto('goal_adoption')
    .values({ portal_id: portalId, company_id: companyId, ...values })
    .onConflict((c) => c.columns(['portal_id', 'company_id']).doUpdateSet(values))
    .execute();
}

async function standingRefusals({
  db,
  portalId,
}: Scope): Promise<readonly (GoalRefusal & { companyId: string })[]> {
  const rows = await db
    .selectFrom('goal_adoption as a')
    .innerJoin('company as c', (on) =>
      on.onRef('c.portal_id', '=', 'a.portal_id').onRef('c.id', '=', 'a.company_id'),
    )
    .select(['a.company_id', 'a.body'])
    .where('a.portal_id', '=', portalId)
    .where('a.refused', '>', 0)
    .where('c.removed_at', 'is', null)
    .orderBy('a.company_id')
    .execute();
  return rows.flatMap(({ company_id: companyId, body }) =>
    fromJson<Adopted>(body).refusals.map((refusal) => ({ companyId, ...refusal })),
  );
}

/** What was adopted for a merged company: its goals are the survivor's now, and end when HubSpot has them no more. */
export async function mergeAdopted(
  scope: Scope,
  survivorId: string,
  mergedId: string,
): Promise<void> {
  const merged = await adoptedOf(scope, mergedId);
  if (merged === undefined) return;
  const own = (await adoptedOf(scope, survivorId)) ?? NOTHING_ADOPTED;
  await saveAdopted(scope, survivorId, { ...own, goals: { ...merged.goals, ...own.goals } });
}

async function adoptedOf({ db, portalId }: Scope, companyId: string) {
  const row = await db
    .selectFrom('goal_adoption')
    .select('body')
    .where('portal_id', '=', portalId)
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return row && fromJson<Adopted>(row.body);
}
