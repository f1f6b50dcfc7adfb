import { sql } from 'kysely';

import type { Scope } from '../scope.ts';
import { generationOf, oldestGeneration } from './keys.ts';
import type { PlacedEvent } from './placed-event.ts';

/**
 * Remembers which days of an account came by file, and when first: of what came later in the same days the ids are kept for
 * longer, of the first not. Unlike a client, who repeats within hours, a person may import
 * an old file after its ids are forgotten; such a day takes no more from files, so that nothing counts twice.
 */
export async function keepFileDays(
  scope: Scope,
  events: readonly PlacedEvent[],
  today: number,
): Promise<void> {
  const { db, engine, portalId } = scope;
  const generation = generationOf(today);
  const daysOf = new Map<number, Set<number>>();
  for (const { accountId, event } of events) {
    const days = daysOf.get(accountId);
    if (days === undefined) daysOf.set(accountId, new Set([event.day]));
    else days.add(event.day);
  }
  await engine.insertRows(db, {
    into: 'usage_file_day',
    columns: {
      portal_id: 'bigint',
      account_id: 'bigint',
      day: 'integer',
      generation: 'integer',
    },
    rows: [...daysOf].flatMap(([accountId, days]) =>
      [...days].map((day) => [portalId, accountId, day, generation]),
    ),
    then: 'on conflict do nothing',
  });
}

/** Days whose ids are forgotten, of these accounts and of others that lead to the same company by another name. */
export async function closedDays(
  scope: Scope,
  accountIds: readonly number[],
  { days, today }: { days: { first: number; last: number }; today: number },
): Promise<(accountId: number, day: number) => boolean> {
  const { db, engine, portalId } = scope;
  const wanted = sql`${engine.tableOf(
    { id: 'bigint' },
    accountIds.map((id) => [id]),
  )} as wanted`;
  const closed = sql`f.portal_id = ${portalId} and f.day >= ${days.first} and f.day <= ${days.last}
    and f.generation < ${oldestGeneration(today, scope)}`;
  // Two searches by an index each; joined by "or" they would compare every account with every other.
  const { rows } = await sql<{ id: number; day: number }>`
    select wanted.id, f.day from ${wanted} cross join usage_file_day f
    where ${closed} and f.account_id = wanted.id
    union
    select wanted.id, f.day from ${wanted} cross join usage_account a
    cross join usage_account other cross join usage_file_day f
    where a.id = wanted.id and other.portal_id = ${portalId} and other.company_id = a.company_id
      and other.source = a.source and ${closed} and f.account_id = other.id`.execute(db);
  const known = new Set(rows.map(({ id, day }) => `${id} ${day}`));
  if (known.size === 0) return () => false;
  return (accountId, day) => known.has(`${accountId} ${day}`);
}
