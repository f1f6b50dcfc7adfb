import { setImmediate } from 'node:timers/promises';

/**
 * Lets the rest of the process have its turn. SQLite answers within the same turn, so a loop over it that waits for nothing
 * else would keep every card and webhook waiting until its end.
 */
export async function breathe(): Promise<void> {
  await setImmediate();
}
