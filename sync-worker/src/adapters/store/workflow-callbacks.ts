import { sql } from 'kysely';

import type { WorkflowCallback, WorkflowCallbacks } from '../../ports/workflow-callbacks.ts';
import { inTransaction, type Scope } from './scope.ts';

/** See {@link WorkflowCallbacks}. */
export function workflowCallbacksOf(scope: Scope): WorkflowCallbacks {
  return {
    add: (callback) => inTransaction(scope, (inner) => add(inner, callback)),
    ready: (after, limit) => ready(scope, after, limit),
    remove: (callbackIds) => remove(scope, callbackIds),
    forgetExpired: (now) => forgetExpired(scope, now),
  };
}

async function add(
  { db, portalId }: Scope,
  { callbackId, companyId, expiresAt }: WorkflowCallback,
): Promise<void> {
  await db
    .insertInto('workflow_callback')
    .values({
      portal_id: portalId,
      callback_id: callbackId,
      company_id: companyId,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.columns(['portal_id', 'callback_id']).doNothing())
    .execute();
}

async function ready(
  { db, portalId }: Scope,
  after: string | null,
  limit: number,
): Promise<readonly WorkflowCallback[]> {
  const { rows } = await sql<{ callback_id: string; company_id: string; expires_at: number }>`
    select callback_id, company_id, expires_at from workflow_callback w
    where portal_id = ${portalId} and callback_id > ${after ?? ''}
      and not exists (select 1 from touched t where t.portal_id = w.portal_id
        and t.type = 'companies' and t.object_id = w.company_id)
      and not exists (select 1 from dirty d
        where d.portal_id = w.portal_id and d.company_id = w.company_id)
      and not exists (select 1 from outbox o where o.portal_id = w.portal_id
        and o.company_id = w.company_id and o.state <> 'refused')
    order by callback_id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    callbackId: row.callback_id,
    companyId: row.company_id,
    expiresAt: Number(row.expires_at),
  }));
}

async function remove(
  { db, engine, portalId }: Scope,
  callbackIds: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('workflow_callback')
    .where('portal_id', '=', portalId)
    .where(engine.inList('callback_id', callbackIds))
    .execute();
}

async function forgetExpired({ db, portalId }: Scope, now: number): Promise<void> {
  await db
    .deleteFrom('workflow_callback')
    .where('portal_id', '=', portalId)
    .where('expires_at', '<=', now)
    .execute();
}

/** Who waits for a company that was merged waits for the survivor. */
export async function moveWorkflowCallbacks(
  { db, portalId }: Scope,
  survivorId: string,
  mergedId: string,
): Promise<void> {
  await db
    .updateTable('workflow_callback')
    .set({ company_id: survivorId })
    .where('portal_id', '=', portalId)
    .where('company_id', '=', mergedId)
    .execute();
}
