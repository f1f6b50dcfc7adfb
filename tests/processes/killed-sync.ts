import { once } from 'node:events';

import type { FaultEffect } from '../portal/http/faults.ts';
import { spawnAttain } from './attain.ts';
import type { WorkerPortal } from './worker-portal.ts';

export type Call = { method: string; path: RegExp };

/**
 * Runs `attain sync` and kills it with SIGKILL the moment the portal has dealt with such a call.
 *
 * @throws where it ended before.
 */
export async function syncKilledAt(
  { portal, env }: WorkerPortal,
  call: Call,
  then?: FaultEffect,
): Promise<void> {
  if (then) portal.faults.script([{ match: call, then }]);
  const child = spawnAttain(['sync'], env, 'ignore');
  const exit = once(child, 'exit');
  portal.requests.onRequest(({ method, path }) => {
    if (method === call.method && call.path.test(path)) child.kill('SIGKILL');
  });
  const [status, signal] = (await exit) as [number | null, string | null];
  portal.faults.clear();
  if (signal !== 'SIGKILL')
    throw new Error(`attain sync ended with ${status} before it was killed`);
}
