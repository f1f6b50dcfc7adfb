import {
  CrmRejectedError,
  CrmUnauthorizedError,
  CrmUnavailableError,
  MissingScopeError,
} from '../ports/errors.ts';
import type { WorkflowCallback } from '../ports/workflow-callbacks.ts';
import { rescored } from '../workflow-actions/rescore.ts';
import type { SyncContext } from './sync-context.ts';

const AT_ONCE = 100;
const SCOPE = 'automation';

/**
 * Lets workflows go on that waited until their company was scored and written, each with its new figures. Those that HubSpot cannot
 * be told of now wait for a later cycle, and keep nothing else of this one. Without the permission nobody can tell them: they are
 * forgotten here, so that they make no cycle after cycle, and wait until HubSpot gives up on them.
 */
export async function completeCallbacks(context: SyncContext): Promise<void> {
  const { store, signal, now, log, report } = context;
  await store.workflowCallbacks.forgetExpired(now());
  let after: string | null = null;
  try {
    for (;;) {
      const ready: readonly WorkflowCallback[] = await store.workflowCallbacks.ready(
        after,
        AT_ONCE,
      );
      if (ready.length === 0) return;
      for (const callback of ready) await complete(context, callback);
      after = ready.at(-1)?.callbackId ?? null;
      signal.throwIfAborted();
    }
  } catch (error) {
    if (error instanceof MissingScopeError) {
      await forgetReady(context);
      log.warn({ scopes: [SCOPE] }, 'workflows wait in vain: the token lacks a scope');
      report.skipped({ objectType: 'workflows', reason: 'missing_scope', scopes: [SCOPE] });
    } else if (error instanceof CrmUnavailableError) {
      log.warn({}, 'workflows cannot be told to go on now: they are told later');
    } else throw error;
  }
}

async function forgetReady({ store: { workflowCallbacks } }: SyncContext): Promise<void> {
  for (;;) {
    const ready = await workflowCallbacks.ready(null, AT_ONCE);
    if (ready.length === 0) return;
    await workflowCallbacks.remove(ready.map(({ callbackId }) => callbackId));
  }
}

async function complete(
  context: SyncContext,
  { callbackId, companyId }: WorkflowCallback,
): Promise<void> {
  const { store, log } = context;
  const outputs = await rescored(store, companyId);
  const outcome = await told(context, callbackId, outputs);
  await store.workflowCallbacks.remove([callbackId]);
  log.debug({ callbackId, companyId, outcome }, 'workflow told to go on');
}

/** A refusal that asking again would not change keeps no other workflow waiting. */
async function told(
  { crm, log }: SyncContext,
  callbackId: string,
  outputs: Readonly<Record<string, string>>,
): Promise<string> {
  try {
    return await crm.completeCallback(callbackId, outputs);
  } catch (error) {
    const isStanding = error instanceof MissingScopeError || error instanceof CrmUnauthorizedError;
    if (!(error instanceof CrmRejectedError) || isStanding) throw error;
    log.warn({ callbackId, err: error }, 'HubSpot does not take the answer to a workflow');
    return 'refused';
  }
}
