import { silentProgress } from '../ports/progress.ts';
import { adoptGoalsOf } from './adopt-goals.ts';
import { completeCallbacks } from './complete-callbacks.ts';
import { compute } from './compute.ts';
import { measureUsageOf } from './measure-usage.ts';
import { hasWholeMirror } from './pull-full.ts';
import { pullTouched } from './pull-touched.ts';
import type { SyncContext } from './sync-context.ts';
import { writeBack } from './write-back.ts';

/** Touches a round: one reading of links, ten of records at most. */
const AT_ONCE = 1_000;
/** A long cycle looks so often, so that its calls and those of the touched records share HubSpot's limit. */
const LOOK_EVERY_MS = 1_500;

/**
 * Takes in what HubSpot told of and writes what that changes, before any other company is scored or written. Ends once
 * nothing waits but what has come meanwhile. Before the first full pass is through there is nothing to score from, and
 * touches wait for its end.
 */
export async function settleTouched(context: SyncContext): Promise<void> {
  const { store, signal, now } = context;
  if (!(await hasWholeMirror(store))) return;
  const ahead = { ...context, crm: context.crm.urgent(), progress: silentProgress };
  for (;;) {
    signal.throwIfAborted();
    const touches = await store.touched.waiting(AT_ONCE);
    if (touches.length === 0) return;
    const companyIds = await pullTouched(ahead, touches);
    await adoptGoalsOf(ahead, companyIds);
    await measureUsageOf(ahead, companyIds);
    await compute(ahead, { dryRun: false, scope: { kind: 'companies', ids: companyIds } });
    await writeBack(ahead, companyIds);
    await completeCallbacks(ahead);
    context.settled(touches.map(({ receivedAt }) => now() - receivedAt));
    if (touches.length < AT_ONCE) return;
  }
}

/**
 * What a long cycle does where nothing of it is half done: it lets touched records pass. Steps that run side by side come
 * here at the same time; one of them settles, the others go on.
 */
export function safePoint(context: SyncContext): () => Promise<void> {
  const ahead = { ...context, atSafePoint: async () => undefined };
  let settling = false;
  let lookAgainAt = 0;
  return async () => {
    if (settling || context.now() < lookAgainAt) return;
    settling = true;
    try {
      await settleTouched(ahead);
    } finally {
      settling = false;
      lookAgainAt = context.now() + LOOK_EVERY_MS;
    }
  };
}
