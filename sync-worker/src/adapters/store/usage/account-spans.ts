import { sql } from 'kysely';

import type { Columns } from '../engine.ts';
import type { Scope } from '../scope.ts';
import type { PlacedEvent } from './placed-event.ts';

type Span = { first: number; last: number; firstUser: number | null };

const COLUMNS: Columns = {
  id: 'bigint',
  first_at: 'bigint',
  last_at: 'bigint',
  first_user_at: 'bigint',
};

/**
 * Remembers the span in which an account was seen at all, and from when on with a user. The plus keeps SQLite from walking
 * all accounts of the portal for each that is given.
 */
export async function addSpans(
  { db, engine, portalId }: Scope,
  events: readonly PlacedEvent[],
): Promise<void> {
  const rows = [...spansOf(events)].map(([id, { first, last, firstUser }]) => [
    id,
    first,
    last,
    firstUser,
  ]);
  await sql`
    update usage_account set
      first_at = case when usage_account.first_at < given.first_at
        then usage_account.first_at else given.first_at end,
      last_at = case when usage_account.last_at > given.last_at
        then usage_account.last_at else given.last_at end,
      first_user_at = case
        when usage_account.first_user_at < given.first_user_at or given.first_user_at is null
          then usage_account.first_user_at
        else given.first_user_at end
    from ${engine.tableOf(COLUMNS, rows)} as given
    where +usage_account.portal_id = ${portalId} and usage_account.id = given.id`.execute(db);
}

function spansOf(events: readonly PlacedEvent[]): ReadonlyMap<number, Span> {
  const spans = new Map<number, Span>();
  for (const { accountId, event } of events) {
    const { at, user } = event;
    const span = spans.get(accountId);
    if (span === undefined) {
      spans.set(accountId, { first: at, last: at, firstUser: user === null ? null : at });
      continue;
    }
    if (at < span.first) span.first = at;
    if (at > span.last) span.last = at;
    if (user !== null && (span.firstUser === null || at < span.firstUser)) span.firstUser = at;
  }
  return spans;
}
