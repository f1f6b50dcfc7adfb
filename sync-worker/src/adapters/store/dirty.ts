import { randomInt } from 'node:crypto';

import { sql } from 'kysely';

import type { ObjectType } from '../../ports/crm.ts';
import type { LinkedType } from '../../ports/store.ts';
import type { Scope } from './scope.ts';
import { TYPE_CODES } from './types.ts';

/**
 * Marks companies that are live. A new mark differs from every one before, so that clearing the one that was loaded
 * leaves a later one standing, whatever the clocks of two workers say.
 */
export async function markDirty(scope: Scope, companyIds: readonly string[]): Promise<void> {
  if (companyIds.length === 0) return;
  await markWhere(scope, scope.engine.inList('id', companyIds));
}

export async function markAllDirty(scope: Scope): Promise<void> {
  await markWhere(scope, sql`1 = 1`);
}

/** Marks the companies of changed records. */
export async function markCompaniesOf(
  scope: Scope,
  type: LinkedType,
  objectIds: readonly string[],
): Promise<void> {
  if (objectIds.length === 0) return;
  await markWhere(scope, hangOn(scope, type, objectIds));
}

/** Marks the companies whose contacts gave these survey answers. */
export async function markCompaniesOfSurveys(
  scope: Scope,
  surveyIds: readonly string[],
): Promise<void> {
  if (surveyIds.length === 0) return;
  await markWhere(scope, hangOnSurveys(scope, surveyIds));
}

/** See `Scoring.dirtyAmong`. */
export async function dirtyAmong(
  { db, engine, portalId }: Scope,
  companyIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('dirty')
    .select('company_id')
    .where('portal_id', '=', portalId)
    .where(engine.inList('company_id', companyIds))
    .execute();
  return new Set(rows.map(({ company_id: id }) => id));
}

/** See `Mirror.companiesOf`. */
export async function companiesOf(
  scope: Scope,
  type: ObjectType,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from company where portal_id = ${scope.portalId} and removed_at is null
      and ${hanging(scope, type, ids)} order by id`.execute(scope.db);
  return rows.map(({ id }) => id);
}

function hanging(scope: Scope, type: ObjectType, ids: readonly string[]) {
  if (type === 'companies') return scope.engine.inList('id', ids);
  return type === 'feedback_submissions' ? hangOnSurveys(scope, ids) : hangOn(scope, type, ids);
}

function hangOn({ engine, portalId }: Scope, type: LinkedType, objectIds: readonly string[]) {
  return sql`id in (select company_id from link where portal_id = ${portalId}
    and type = ${TYPE_CODES[type]} and ${engine.inList('object_id', objectIds)})`;
}

function hangOnSurveys({ engine, portalId }: Scope, surveyIds: readonly string[]) {
  return sql`id in (
    select l.company_id from survey_contact s cross join link l
    where l.portal_id = s.portal_id and l.type = ${TYPE_CODES.contacts}
      and l.object_id = s.contact_id and s.portal_id = ${portalId} and ${engine.inList('s.survey_id', surveyIds)})`;
}

async function markWhere({ db, portalId }: Scope, condition: ReturnType<typeof sql>) {
  const mark = randomInt(2 ** 48 - 1);
  await sql`
    insert into dirty (portal_id, company_id, mark)
    select portal_id, id, ${mark} from company
    where portal_id = ${portalId} and removed_at is null and ${condition}
    on conflict (portal_id, company_id) do update set mark = excluded.mark`.execute(db);
}
