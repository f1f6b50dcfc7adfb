import { setTimeout as delay } from 'node:timers/promises';

import type { SyncContext } from '../sync-context.ts';

/** Waits longer than this are left to a later cycle. */
const LONGEST_WAIT_MS = 6_000;

/** Waits until a call of unknown end must have taken effect; `false`: that is too long for a cycle. */
export async function untilSettled({ signal }: SyncContext, waitMs: number): Promise<boolean> {
  if (waitMs > LONGEST_WAIT_MS) return false;
  if (waitMs > 0) await delay(waitMs, undefined, { signal }).catch(() => signal.throwIfAborted());
  return true;
}
