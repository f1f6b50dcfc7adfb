import { sql } from 'kysely';

import type { UsageBatch } from '../../../ports/usage.ts';
import type { Scope } from '../scope.ts';
import {
  areDistinct,
  areKnownFromBefore,
  firstOfEachKey,
  knownKeys,
  rememberKeys,
} from './keys.ts';

/**
 * The places of the events that were not met before; their keys are remembered from now on. Clients hardly ever send an event
 * twice, so theirs are remembered without a search, and searched for only where one of them turns out to be known. A file
 * that comes again is all known: there the search comes first.
 */
export async function claimFreshEvents(
  scope: Scope,
  { events, receivedOn }: Pick<UsageBatch, 'events' | 'receivedOn'>,
  isFile: boolean,
): Promise<readonly number[]> {
  const keys = events.map(({ key }) => key).toSorted();
  if (!isFile && areDistinct(keys) && (await claimAll(scope, keys, receivedOn))) {
    return events.map((_, place) => place);
  }
  const known = await knownKeys(scope, keys, receivedOn);
  const fresh =
    known.all.size === 0 && areDistinct(keys)
      ? events.map((_, place) => place)
      : firstOfEachKey(events, known.all);
  // Who imports a file again keeps its ids alive, so that it is never taken for news.
  if (isFile) await rememberKeys(scope, known.ageing, receivedOn);
  await rememberKeys(
    scope,
    fresh.map((place) => events[place]?.key ?? ''),
    receivedOn,
  );
  return fresh;
}

/** Remembers all keys, or none where one of them is known. */
async function claimAll(scope: Scope, keys: readonly string[], day: number): Promise<boolean> {
  if (await areKnownFromBefore(scope, keys, day)) return false;
  await sql`savepoint claimed_keys`.execute(scope.db);
  if ((await rememberKeys(scope, keys, day)) === keys.length) {
    await sql`release savepoint claimed_keys`.execute(scope.db);
    return true;
  }
  await sql`rollback to savepoint claimed_keys`.execute(scope.db);
  await sql`release savepoint claimed_keys`.execute(scope.db);
  return false;
}
