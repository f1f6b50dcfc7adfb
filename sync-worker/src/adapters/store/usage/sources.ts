import type { Instant } from '@attain/shared/domain/basics/time';

import type { SourceKind, UsageSource } from '../../../ports/usage.ts';
import type { Scope } from '../scope.ts';

export async function sourcesOf({ db, portalId }: Scope): Promise<readonly UsageSource[]> {
  const rows = await db
    .selectFrom('usage_source')
    .selectAll()
    .where('portal_id', '=', portalId)
    .orderBy('name')
    .execute();
  return rows.map(({ name, kind, ...row }) => ({
    name,
    kind,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    deliveredAt: row.delivered_at,
  }));
}

export async function createSource(
  { db, portalId }: Scope,
  { name, kind, at }: { name: string; kind: SourceKind; at: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('usage_source')
    .values({ portal_id: portalId, name, kind, created_at: at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

export async function closeSource(
  { db, portalId }: Scope,
  name: string,
  at: Instant | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('usage_source')
    .set({ closed_at: at })
    .where('portal_id', '=', portalId)
    .where('name', '=', name)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function sourceKind(
  { db, portalId }: Scope,
  name: string,
): Promise<SourceKind | undefined> {
  const row = await db
    .selectFrom('usage_source')
    .select('kind')
    .where('portal_id', '=', portalId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.kind;
}

/** A replay is no delivery: an old file imported again must not make a silent source look alive. */
export async function noteDelivery(
  { db, portalId }: Scope,
  name: string,
  at: Instant,
): Promise<void> {
  await db
    .insertInto('usage_source')
    .values({ portal_id: portalId, name, kind: 'http', created_at: at, delivered_at: at })
    .onConflict((c) =>
      c
        .columns(['portal_id', 'name'])
        .doUpdateSet((eb) => ({ delivered_at: eb.ref('excluded.delivered_at') }))
        .where((eb) =>
          eb.or([
            eb('usage_source.delivered_at', 'is', null),
            eb('excluded.delivered_at', '>', eb.ref('usage_source.delivered_at')),
          ]),
        ),
    )
    .execute();
}
