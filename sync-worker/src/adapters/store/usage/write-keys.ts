import type { Instant } from '@attain/shared/domain/basics/time';

import type { KeyHolder, WriteKey } from '../../../ports/usage.ts';
import type { Db } from '../engine.ts';
import type { Scope } from '../scope.ts';

/** Whose write key it is, of any portal: the key alone says which. */
export async function keyHolder(db: Db, hash: string): Promise<KeyHolder | undefined> {
  const row = await db
    .selectFrom('usage_write_key as k')
    .innerJoin('usage_source as s', (on) =>
      on.onRef('s.portal_id', '=', 'k.portal_id').onRef('s.name', '=', 'k.source'),
    )
    .select(['k.portal_id', 'k.id', 'k.source', 'k.revoked_at', 's.closed_at'])
    .where('k.hash', '=', hash)
    .executeTakeFirst();
  return (
    row && {
      portalId: row.portal_id,
      keyId: row.id,
      source: row.source,
      isClosed: row.closed_at !== null,
      isRevoked: row.revoked_at !== null,
    }
  );
}

export async function writeKeysOf({ db, portalId }: Scope): Promise<readonly WriteKey[]> {
  const rows = await db
    .selectFrom('usage_write_key')
    .select(['id', 'source', 'hint', 'created_at', 'revoked_at', 'last_used_at'])
    .where('portal_id', '=', portalId)
    .orderBy('source')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, source, hint, ...row }) => ({
    ...{ id, source, hint },
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }));
}

export async function addWriteKey(
  { db, portalId }: Scope,
  key: { id: string; source: string; hash: string; hint: string; at: Instant },
): Promise<void> {
  const { id, source, hash, hint, at } = key;
  await db
    .insertInto('usage_write_key')
    .values({ hash, portal_id: portalId, id, source, hint, created_at: at })
    .execute();
}

export async function revokeWriteKey(
  { db, portalId }: Scope,
  id: string,
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('usage_write_key')
    .set({ revoked_at: at })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function noteKeyUse({ db, portalId }: Scope, id: string, at: Instant): Promise<void> {
  await db
    .updateTable('usage_write_key')
    .set({ last_used_at: at })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .execute();
}
