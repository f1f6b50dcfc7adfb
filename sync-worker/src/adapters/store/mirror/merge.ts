import { sql } from 'kysely';

import { markDirty } from '../dirty.ts';
import { mergeAdopted } from '../adoptions/adoptions.ts';
import { mergeAlertStates, moveFollowUps } from '../follow-ups/merge-follow-ups.ts';
import { MERGE_MARKS } from '../history/restatements.ts';
import { mergeRecords } from '../records/merge-records.ts';
import { mergeReports } from '../reports/merge-reports.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { moveReportLinks } from '../sharing/report-links.ts';
import { moveAccounts, rematchAccountsNamed } from '../usage/match.ts';
import { moveWorkflowCallbacks } from '../workflow-callbacks.ts';
import { insertAliases, replaceAliases, survivorsOf } from './aliases.ts';

type MovedTable = { table: string; columns: string; onConflict: string };

/** Tables whose rows move to the survivor, and what happens where it has the same row. */
const MOVED_TABLES: readonly MovedTable[] = [
  { table: 'link', columns: 'type, object_id', onConflict: 'do nothing' },
  { table: 'restatement', columns: 'since, mark', onConflict: MERGE_MARKS },
];

const FORGOTTEN = [
  'dirty',
  'snapshot',
  'outbox',
  'health_history',
  'snapshot_day',
  'scored_company',
  'company_size',
  'peer_standing',
  'portfolio_account',
  'account_change',
  'former_account',
  'contract_value',
  'goal_adoption',
] as const;

const HISTORIES = ['health_history', 'snapshot_day'] as const;

/** See `Mirror.mergeCompanies`. A merge that was followed before is no work, because every pull names it again. */
export async function mergeCompanies(
  scope: Scope,
  survivorId: string,
  mergedIds: readonly string[],
): Promise<void> {
  await inTransaction(scope, async (inner) => {
    const known = await survivorsOf(inner, mergedIds);
    const others = mergedIds.filter((id) => id !== survivorId && known.get(id) !== survivorId);
    if (others.length === 0) return;

    const held = await idsWithData(inner, others);
    for (const id of held) await absorb(inner, survivorId, id);
    await repointAliases(inner, survivorId, others);
    if (held.length > 0) await markDirty(inner, [survivorId]);
  });
}

/** Most merged ids were merged long before we first looked, and nothing is known of them. */
async function idsWithData({ db, engine, portalId }: Scope, ids: readonly string[]) {
  const rows = await sql<{ id: string }>`
    select id from company where portal_id = ${portalId} and ${engine.inList('id', ids)}
    union select company_id from link where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
    union select company_id from usage_account where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
    union select company_id from record_version where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
    union select company_id from goal_adoption where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
    union select company_id from follow_up where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
    union select company_id from workflow_callback where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
    union select company_id from report_link where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
    union select company_id from report where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
    union select company_id from report_place where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
    union select company_id from reading where portal_id = ${portalId} and ${engine.inList('company_id', ids)}
  `.execute(db);
  return rows.rows.map(({ id }) => id);
}

async function absorb(scope: Scope, survivorId: string, mergedId: string): Promise<void> {
  const { db, portalId } = scope;
  for (const { table, columns, onConflict } of MOVED_TABLES) {
    await sql`
      insert into ${sql.table(table)} (portal_id, company_id, ${sql.raw(columns)})
      select portal_id, ${survivorId}, ${sql.raw(columns)} from ${sql.table(table)}
      where portal_id = ${portalId} and company_id = ${mergedId}
      on conflict ${sql.raw(onConflict)}`.execute(db);
    await deleteOf(scope, table, mergedId);
  }
  await mergeRecords(scope, survivorId, mergedId);
  for (const table of HISTORIES) await adoptHistory(scope, table, survivorId, mergedId);
  await mergeAdopted(scope, survivorId, mergedId);
  await moveAgreements(scope, survivorId, mergedId);
  await moveFollowUps(scope, survivorId, mergedId);
  await mergeAlertStates(scope, survivorId, mergedId);
  await moveWorkflowCallbacks(scope, survivorId, mergedId);
  await moveReportLinks(scope, survivorId, mergedId);
  await mergeReports(scope, survivorId, mergedId);
  for (const table of FORGOTTEN) await deleteOf(scope, table, mergedId);
  const names = await replaceAliases(scope, [mergedId], []);
  await db
    .deleteFrom('company')
    .where('portal_id', '=', portalId)
    .where('id', '=', mergedId)
    .execute();
  await moveAccounts(scope, survivorId, mergedId);
  await rematchAccountsNamed(scope, names);
}

/** Two companies' scores do not make one series: the survivor's own stands, and only where it has none it takes over. */
async function adoptHistory(
  { db, portalId }: Scope,
  table: (typeof HISTORIES)[number],
  survivorId: string,
  mergedId: string,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set company_id = ${survivorId}
    where portal_id = ${portalId} and company_id = ${mergedId} and not exists (
      select 1 from ${sql.table(table)} own
      where own.portal_id = ${portalId} and own.company_id = ${survivorId})`.execute(db);
}

/** The records that show its agreements in HubSpot are associated with the survivor next. */
async function moveAgreements({ db, portalId }: Scope, survivorId: string, mergedId: string) {
  await db
    .updateTable('agreement_record')
    .set({ company_id: survivorId, linked: 0 })
    .where('portal_id', '=', portalId)
    .where('company_id', '=', mergedId)
    .execute();
}

async function deleteOf({ db, portalId }: Scope, table: string, companyId: string): Promise<void> {
  await sql`delete from ${sql.table(table)}
    where portal_id = ${portalId} and company_id = ${companyId}`.execute(db);
}

/** Names that led to the merged ones, older merges included, lead to the survivor. */
async function repointAliases(scope: Scope, survivorId: string, mergedIds: readonly string[]) {
  const { db, engine, portalId } = scope;
  await db
    .updateTable('company_alias')
    .set({ company_id: survivorId })
    .where('portal_id', '=', portalId)
    .where('kind', '=', 'merged_id')
    .where(engine.inList('company_id', mergedIds))
    .execute();
  await insertAliases(
    scope,
    mergedIds.map((value) => ({ kind: 'merged_id', value, companyId: survivorId })),
  );
}
