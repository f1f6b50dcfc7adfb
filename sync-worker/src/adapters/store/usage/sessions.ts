import { keyOfId } from '../../../usage/event-key.ts';
import type { Scope } from '../scope.ts';
import { knownKeys, rememberKeys } from './keys.ts';
import type { PlacedEvent } from './placed-event.ts';

/**
 * Sessions that the source numbers itself: each counts once, on the day of the first event that it is known by. They are
 * remembered like the ids of events.
 *
 * @returns whether an event makes its session known
 */
export async function newSessions(
  scope: Scope,
  source: string,
  placed: readonly PlacedEvent[],
  today: number,
): Promise<(placed: PlacedEvent) => boolean> {
  const firsts = new Map<string, PlacedEvent>();
  for (const each of placed) {
    const { session, user, at } = each.event;
    if (session === null || user === null) continue;
    const key = keyOfId(`${source} session of ${each.accountId} ${user}`, session);
    const first = firsts.get(key);
    if (first === undefined || at < first.event.at) firsts.set(key, each);
  }
  if (firsts.size === 0) return () => false;
  const known = await knownKeys(scope, [...firsts.keys()], today);
  const fresh = [...firsts].filter(([key]) => !known.all.has(key));
  await rememberKeys(
    scope,
    fresh.map(([key]) => key),
    today,
  );
  const starting = new Set(fresh.map(([, first]) => first));
  return (each) => starting.has(each);
}
