import { MissingScopeError } from '../ports/errors.ts';
import { closeTasks } from './close-tasks.ts';
import { openTasks } from './open-tasks.ts';
import type { SyncContext } from './sync-context.ts';

const SCOPE = 'crm.objects.contacts.write';

/**
 * Asks people to act: creates the tasks that scoring wants and completes those whose cause is gone. Without the
 * permission to, tasks wait and everything else goes on. A cycle in which nothing waits makes no call.
 */
export async function writeFollowUps(context: SyncContext): Promise<void> {
  const { store, report, tasks } = context;
  if (!tasks.enabled) return;
  if ((await store.followUps.waiting()) > 0) {
    await whereAllowed(context, async () => {
      await openTasks(context);
      await closeTasks(context);
    });
    report.tasksWaiting(await store.followUps.waiting());
  }
  await reportRefused(context);
}

/** The scopes are asked for first, so that a token without the right one is not tried with every batch. */
async function whereAllowed(context: SyncContext, write: () => Promise<void>): Promise<void> {
  try {
    const scopes = await context.crm.scopes();
    if (scopes === null || scopes.includes(SCOPE)) return await write();
    skip(context, [SCOPE]);
  } catch (error) {
    if (!(error instanceof MissingScopeError)) throw error;
    skip(context, error.scopes.length > 0 ? error.scopes : [SCOPE]);
  }
}

function skip({ report, log }: SyncContext, scopes: readonly string[]): void {
  log.warn({ scopes }, 'tasks wait: the token lacks a scope');
  report.skipped({ objectType: 'tasks', reason: 'missing_scope', scopes });
}

/** Told in every run, until somebody mends the cause. */
async function reportRefused({ store, report, log }: SyncContext): Promise<void> {
  const refused = await store.followUps.refused();
  if (refused.length > 0) log.warn({ tasks: refused.length }, 'HubSpot refuses tasks');
  for (const { reference, companyId, refusals } of refused) {
    report.rejected(
      refusals.map((refusal) => ({
        companyId,
        objectType: 'tasks',
        objectId: reference,
        ...refusal,
      })),
    );
  }
}
