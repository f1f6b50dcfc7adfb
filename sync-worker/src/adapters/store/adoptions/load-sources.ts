import type { Adopted } from '../../../ports/adoptions.ts';
import type { GoalRecordRow, GoalSources } from '../../../ports/store.ts';
import { append } from '../grouped.ts';
import { fromJson } from '../json.ts';
import { goalsOf } from '../records/goals.ts';
import type { Scope } from '../scope.ts';
import { loadCompanies } from '../scoring/load-companies.ts';
import { loadDeals } from '../scoring/load-deals.ts';
import { TYPE_CODES } from '../types.ts';
import { NOTHING_ADOPTED } from './nothing-adopted.ts';

/** See `Adoptions.sources`: a fixed number of queries however many companies. */
export async function loadSources(
  scope: Scope,
  companyIds: readonly string[],
): Promise<readonly GoalSources[]> {
  if (companyIds.length === 0) return [];
  const companies = await loadCompanies(scope, companyIds);
  const ids = companies.map(({ company }) => company.id);
  const records = await loadGoalRecords(scope, ids);
  const deals = await loadDeals(scope, ids);
  const goals = await goalsOf(scope, ids);
  const adopted = await loadAdopted(scope, ids);
  return companies.map(({ company }) => ({
    company,
    records: records.get(company.id) ?? [],
    deals: deals.get(company.id) ?? [],
    goals: goals.get(company.id) ?? [],
    adopted: adopted.get(company.id) ?? NOTHING_ADOPTED,
  }));
}

async function loadGoalRecords(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GoalRecordRow[]>> {
  const rows = await db
    .selectFrom('link as l')
    .crossJoin('goal_record as g')
    .whereRef('g.portal_id', '=', 'l.portal_id')
    .whereRef('g.id', '=', 'l.object_id')
    .select(['l.company_id', 'g.id', 'g.created_at', 'g.updated_at', 'g.properties'])
    .where('l.portal_id', '=', portalId)
    .where('l.type', '=', TYPE_CODES.goal_records)
    .where(engine.inList('l.company_id', companyIds))
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute();
  const records = new Map<string, GoalRecordRow[]>();
  for (const row of rows) {
    append(records, row.company_id, {
      id: row.id,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      properties: fromJson<Record<string, string>>(row.properties),
    });
  }
  return records;
}

async function loadAdopted(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, Adopted>> {
  const rows = await db
    .selectFrom('goal_adoption')
    .select(['company_id', 'body'])
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds))
    .execute();
  return new Map(rows.map(({ company_id: id, body }) => [id, fromJson<Adopted>(body)]));
}
