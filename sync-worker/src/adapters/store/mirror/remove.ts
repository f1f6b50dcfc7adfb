import type { ObjectType } from '../../../ports/crm.ts';
import { markCompaniesOf, markCompaniesOfSurveys } from '../dirty.ts';
import { endFollowUpsOf } from '../follow-ups/end-follow-ups.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { TYPE_CODES } from '../types.ts';
import { rematchAccountsNamed } from '../usage/match.ts';
import { namesOf } from './aliases.ts';
import { deleteSurveyContacts } from './survey-contacts.ts';
import { TABLES } from './tables.ts';

const PAGE = 5_000;

/** See `Mirror.remove`. */
export async function removeRows(
  scope: Scope,
  type: ObjectType,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  return inTransaction(scope, (inner) =>
    type === 'companies' ? removeCompanies(inner, ids) : removeRecords(inner, type, ids),
  );
}

/** See `Mirror.removeUnseen`. Pages, so that a portal that lost a type does not become one huge statement. */
export async function removeUnseen(
  scope: Scope,
  type: ObjectType,
  generation: number,
): Promise<number> {
  return inTransaction(scope, async (inner) => {
    let removed = 0;
    let after = '';
    for (;;) {
      const ids = await unseen(inner, type, generation, after);
      removed += await removeRows(inner, type, ids);
      if (ids.length < PAGE) return removed;
      after = ids.at(-1) ?? after;
    }
  });
}

async function unseen(
  { db, portalId }: Scope,
  type: ObjectType,
  generation: number,
  after: string,
): Promise<string[]> {
  const table = TABLES[type];
  const rows = await db
    .selectFrom(table.name)
    .select('id')
    .where('portal_id', '=', portalId)
    .$if(table.type !== undefined, (q) => q.where('type' as 'id', '=', table.type as never))
    .$if(table.restorable === true, (q) => q.where('removed_at' as 'id', 'is', null))
    .where('id', '>', after)
    .where('generation', '<', generation)
    .orderBy('id')
    .limit(PAGE)
    .execute();
  return rows.map(({ id }) => id);
}

/** A company keeps everything but its turn to be scored and what waits to be written to it. */
async function removeCompanies(scope: Scope, ids: readonly string[]): Promise<number> {
  const { db, engine, portalId, clock } = scope;
  const removed = await db
    .updateTable('company')
    .set({ removed_at: clock() })
    .where('portal_id', '=', portalId)
    .where(engine.inList('id', ids))
    .where('removed_at', 'is', null)
    .returning('id')
    .execute();
  const gone = removed.map(({ id }) => id);
  if (gone.length > 0) {
    await stopScoring(scope, gone);
    await rematchAccountsNamed(scope, await namesOf(scope, gone));
  }
  return gone.length;
}

/** Takes companies off the agenda: no mark, no next date, nothing to write, nobody's peer, in no list. */
async function stopScoring(scope: Scope, companyIds: readonly string[]): Promise<void> {
  const { db, engine, portalId } = scope;
  const theirs = engine.inList('company_id', companyIds);
  await db.deleteFrom('dirty').where('portal_id', '=', portalId).where(theirs).execute();
  await db.deleteFrom('outbox').where('portal_id', '=', portalId).where(theirs).execute();
  await db
    .deleteFrom('portfolio_account')
    .where('portal_id', '=', portalId)
    .where(theirs)
    .execute();
  await endFollowUpsOf(scope, companyIds);
  await db
    .updateTable('snapshot')
    .set({ due_again_at: null })
    .where('portal_id', '=', portalId)
    .where(theirs)
    .execute();
  await db
    .updateTable('scored_company')
    .set({ cohort: null, health_score: null, seat_usage: null, kpi_facts: null })
    .where('portal_id', '=', portalId)
    .where(theirs)
    .execute();
}

async function removeRecords(
  scope: Scope,
  type: Exclude<ObjectType, 'companies'>,
  ids: readonly string[],
): Promise<number> {
  const removed = await deleteRecords(scope, type, ids);
  if (removed.length === 0) return 0;
  if (type === 'feedback_submissions') {
    await markCompaniesOfSurveys(scope, removed);
    await deleteSurveyContacts(scope, removed);
    return removed.length;
  }
  // Survey answers keep a deleted contact: it counts again when the contact is restored and linked.
  await markCompaniesOf(scope, type, removed);
  await deleteLinksTo(scope, type, removed);
  return removed.length;
}

async function deleteRecords(
  { db, engine, portalId }: Scope,
  type: ObjectType,
  ids: readonly string[],
): Promise<string[]> {
  const table = TABLES[type];
  const rows = await db
    .deleteFrom(table.name)
    .where('portal_id', '=', portalId)
    .$if(table.type !== undefined, (q) => q.where('type' as 'id', '=', table.type as never))
    .where(engine.inList('id', ids))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function deleteLinksTo(
  { db, engine, portalId }: Scope,
  type: Exclude<ObjectType, 'companies' | 'feedback_submissions'>,
  ids: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('link')
    .where('portal_id', '=', portalId)
    .where('type', '=', TYPE_CODES[type])
    .where(engine.inList('object_id', ids))
    .execute();
  if (type === 'deals') {
    await db
      .deleteFrom('outbox')
      .where('portal_id', '=', portalId)
      .where('type', '=', 'deals')
      .where(engine.inList('object_id', ids))
      .execute();
  }
}
