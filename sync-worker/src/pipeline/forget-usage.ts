import type { SyncContext } from './sync-context.ts';

const CURSOR = 'usage.forgotten-on';

/** Once a day: forgets usage that is older than it is kept, and keeps weeks of users in place of days long past. */
export async function forgetUsage({ store, calendar, now }: SyncContext): Promise<void> {
  const today = calendar.dayAt(now());
  if ((await store.cursors.get(CURSOR)) === today) return;
  await store.usage.forget(now());
  await store.cursors.set(CURSOR, today);
}
