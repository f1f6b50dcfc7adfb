import type { Instant } from '@attain/shared/domain/basics/time';
import { sql } from 'kysely';

import type { FollowUpItem } from '../../../ports/follow-ups.ts';
import type { Refusal } from '../../../ports/store.ts';
import type { Scope } from '../scope.ts';

/** See `FollowUps.sending`. */
export async function sending(
  { db, engine, portalId }: Scope,
  sent: readonly FollowUpItem[],
  settlesAt: Instant,
): Promise<readonly FollowUpItem[]> {
  if (sent.length === 0) return [];
  const { rows } = await sql<{ reference: string }>`
    update follow_up set settles_at = ${settlesAt}, attempt = follow_up.attempt + 1
    from ${given(engine, portalId, sent)} as given
    where ${isCurrent}
    returning follow_up.reference`.execute(db);
  const ours = new Set(rows.map(({ reference }) => reference));
  return sent
    .filter(({ reference }) => ours.has(reference))
    .map((item) => ({ ...item, settlesAt, attempt: item.attempt + 1 }));
}

/** See `FollowUps.settle`. */
export async function settle(
  { db, engine, portalId }: Scope,
  sent: readonly FollowUpItem[],
  settlesAt: Instant | null,
): Promise<void> {
  if (sent.length === 0) return;
  await sql`
    update follow_up set settles_at = ${settlesAt}
    from ${given(engine, portalId, sent)} as given where ${isCurrent}`.execute(db);
}

/** See `FollowUps.opened`. */
export async function opened(
  { db, engine, portalId }: Scope,
  created: readonly { item: FollowUpItem; taskId: string }[],
): Promise<void> {
  if (created.length === 0) return;
  const rows = created.map(({ item, taskId }) => [portalId, item.reference, item.attempt, taskId]);
  const columns = { ...CURRENT, task_id: 'text' } as const;
  await sql`
    update follow_up set task_id = given.task_id, settles_at = null, refusals = null,
      state = case when follow_up.state = 'wanted' then 'open' else follow_up.state end
    from ${engine.tableOf(columns, rows)} as given where ${isCurrent}`.execute(db);
}

/** See `FollowUps.handedOver`. */
export async function handedOver(
  { db, engine, portalId }: Scope,
  created: readonly FollowUpItem[],
): Promise<void> {
  if (created.length === 0) return;
  await sql`
    delete from follow_up where exists (
      select 1 from ${given(engine, portalId, created)} as given where ${isCurrent})`.execute(db);
}

/** See `FollowUps.noted`. */
export async function noted({ db, engine, portalId }: Scope, written: readonly FollowUpItem[]) {
  if (written.length === 0) return;
  await sql`
    update follow_up set noted = 1, settles_at = null
    from ${given(engine, portalId, written)} as given where ${isCurrent}`.execute(db);
}

/** See `FollowUps.forget`. */
export async function forget({ db, engine, portalId }: Scope, over: readonly FollowUpItem[]) {
  if (over.length === 0) return;
  await db
    .deleteFrom('follow_up')
    .where('portal_id', '=', portalId)
    .where('state', '=', 'closing')
    .where(
      engine.inList(
        'reference',
        over.map(({ reference }) => reference),
      ),
    )
    .execute();
}

/** See `FollowUps.refuse`. */
export async function refuse(
  { db, engine, portalId }: Scope,
  items: readonly { item: FollowUpItem; refusals: readonly Refusal[] }[],
): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ item, refusals }) => {
    const { reference, attempt } = item;
    return [portalId, reference, attempt, JSON.stringify(refusals)];
  });
  const columns = { ...CURRENT, refusals: 'text' } as const;
  await sql`
    update follow_up set state = 'refused', settles_at = null, refusals = given.refusals
    from ${engine.tableOf(columns, rows)} as given where ${isCurrent}`.execute(db);
}

/** See `FollowUps.retryRefused`. */
export async function retryRefused({ db, portalId }: Scope): Promise<void> {
  await db
    .updateTable('follow_up')
    .set({ state: 'wanted', refusals: null })
    .where('portal_id', '=', portalId)
    .where('state', '=', 'refused')
    .execute();
}

const CURRENT = { portal_id: 'bigint', reference: 'text', attempt: 'integer' } as const;

/** A late worker holds an earlier attempt, and changes nothing. */
const isCurrent = sql`follow_up.portal_id = given.portal_id
  and follow_up.reference = given.reference and follow_up.attempt = given.attempt`;

const given = (engine: Scope['engine'], portalId: number, held: readonly FollowUpItem[]) =>
  engine.tableOf(
    CURRENT,
    held.map(({ reference, attempt }) => [portalId, reference, attempt]),
  );
