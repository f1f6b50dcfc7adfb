import type { Instant } from '@attain/shared/domain/basics/time';

import type { UsageEvent } from '../../../ports/store.ts';
import { eventKey } from '../digest.ts';
import { markDirty } from '../dirty.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { addToAccounts, addToCells } from './cells.ts';
import { addToUserDays } from './user-days.ts';

/** See `Usage.add`. The keys are in the same transaction as the cells, so a batch counts once whatever happens. */
export async function addEvents(
  scope: Scope,
  events: readonly UsageEvent[],
  receivedAt: Instant,
): Promise<number> {
  if (events.length === 0) return 0;
  return inTransaction(scope, async (inner) => {
    const fresh = await claimKeys(inner, events);
    if (fresh.length === 0) return 0;
    await addToCells(inner, fresh);
    await addToUserDays(inner, fresh);
    await addToAccounts(inner, fresh);
    await noteDelivery(inner, receivedAt);
    await markDirty(inner, [...new Set(fresh.map(({ companyId }) => companyId))]);
    return fresh.length;
  });
}

/** Stores the keys of events and answers the events whose key is new. */
async function claimKeys(
  { db, engine, portalId }: Scope,
  events: readonly UsageEvent[],
): Promise<readonly UsageEvent[]> {
  const byKey = new Map(events.map((event) => [eventKey(event.key), event]));
  const rows = await engine.insertRows<{ key: string }>(db, {
    into: 'usage_key',
    columns: { portal_id: 'bigint', key: 'text' },
    rows: [...byKey.keys()].map((key) => [portalId, key]),
    then: 'on conflict do nothing returning key',
  });
  return rows.flatMap(({ key }) => byKey.get(key) ?? []);
}

/** A replay is no delivery: an old file imported again must not make a silent source look alive. */
async function noteDelivery({ db, portalId }: Scope, at: Instant): Promise<void> {
  await db
    .insertInto('usage_source')
    .values({ portal_id: portalId, delivered_at: at })
    .onConflict((c) =>
      c
        .column('portal_id')
        .doUpdateSet((eb) => ({ delivered_at: eb.ref('excluded.delivered_at') }))
        .whereRef('excluded.delivered_at', '>', 'usage_source.delivered_at'),
    )
    .execute();
}

export async function usageLastDeliveredAt({ db, portalId }: Scope): Promise<Instant | null> {
  const row = await db
    .selectFrom('usage_source')
    .select('delivered_at')
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return row?.delivered_at ?? null;
}
