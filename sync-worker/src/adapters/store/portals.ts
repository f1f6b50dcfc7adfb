import type { KnownPortal } from '../../ports/store.ts';
import type { Db } from './engine.ts';

export async function knownPortals(db: Db): Promise<readonly KnownPortal[]> {
  return db
    .selectFrom('portal')
    .select(['portal_id as portalId', 'time_zone as timeZone', 'currency'])
    .orderBy('portal_id')
    .execute();
}

export async function savePortal(db: Db, { portalId, timeZone, currency }: KnownPortal) {
  await db
    .insertInto('portal')
    .values({ portal_id: portalId, time_zone: timeZone, currency })
    .onConflict((c) => c.column('portal_id').doUpdateSet({ time_zone: timeZone, currency }))
    .execute();
}
