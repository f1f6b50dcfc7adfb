import { sql } from 'kysely';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { WritableType } from '../../../ports/crm.ts';
import type { OutboxItem } from '../../../ports/store.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';

type Claimed = {
  id: number;
  object_id: string;
  patch: string;
  attempt: number;
  uncertain: number;
};

/**
 * See `Outbox.claim`. Items are claimed by one statement, so that two workers never hold the same one. An item whose
 * worker let its lease end is claimed again under the next attempt, and may have been sent.
 */
export async function claim(
  scope: Scope,
  type: WritableType,
  limit: number,
  now: Instant,
  among?: readonly string[],
): Promise<readonly OutboxItem[]> {
  const { db, engine, portalId, leaseMs } = scope;
  await requeue(scope, now);
  const theirs = among ? sql`and ${engine.inList('company_id', among)}` : sql``;
  const { rows } = await sql<Claimed>`
    with free as (
      select id from outbox
      where portal_id = ${portalId} and type = ${type} and state = 'waiting' ${theirs}
      order by id limit ${limit} ${engine.skipLocked})
    update outbox set
      state = 'in_flight', sent = patch, attempt = attempt + 1, lease_until = ${now + leaseMs}
    where id in (select id from free)
    returning id, object_id, patch, attempt, uncertain`.execute(db);
  return rows
    .map((row) => ({
      id: row.id,
      type,
      objectId: row.object_id,
      properties: fromJson<Record<string, string>>(row.patch),
      attempt: row.attempt,
      uncertain: row.uncertain === 1,
    }))
    .sort((a, b) => a.id - b.id);
}

/** See `Outbox.recover`. A portal has one cycle at a time, so all that is in flight when one begins is left over. */
export async function recover(scope: Scope): Promise<void> {
  await requeue(scope, Number.MAX_SAFE_INTEGER);
}

/** What is in flight with a lease that ended by then waits again, and may have been sent. */
async function requeue({ db, engine, portalId }: Scope, now: Instant): Promise<void> {
  await sql`
    with overdue as (
      select id from outbox
      where portal_id = ${portalId} and state = 'in_flight' and lease_until <= ${now}
      ${engine.skipLocked})
    update outbox set state = 'waiting', uncertain = 1, lease_until = null
    where id in (select id from overdue)`.execute(db);
}
