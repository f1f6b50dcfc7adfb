import { randomBytes } from 'node:crypto';

import type { Scope } from '../scope.ts';

/** See `Usage.salt`. Of two workers that make one at once, one wins and both use it. */
export async function saltOf(scope: Scope): Promise<string> {
  const known = await storedSalt(scope);
  if (known !== undefined) return known;
  await scope.db
    .insertInto('usage_salt')
    .values({ portal_id: scope.portalId, salt: `${randomBytes(32).toString('base64url')}:` })
    .onConflict((c) => c.doNothing())
    .execute();
  const made = await storedSalt(scope);
  if (made === undefined) throw new Error('The salt of the portal was not stored');
  return made;
}

async function storedSalt({ db, portalId }: Scope): Promise<string | undefined> {
  const row = await db
    .selectFrom('usage_salt')
    .select('salt')
    .where('portal_id', '=', portalId)
    .executeTakeFirst();
  return row?.salt;
}
