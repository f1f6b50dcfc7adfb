import type { Instant } from '@attain/shared/domain/basics/time';

import type { PortalStore } from '../ports/store.ts';

const CURSOR = 'last-sync';

type Cursors = Pick<PortalStore, 'cursors'>;

/** When the last cycle ended that looked for changes in HubSpot; `null` = none did yet. */
export async function lastSyncAt({ cursors }: Cursors): Promise<Instant | null> {
  const at = await cursors.get(CURSOR);
  return at === undefined ? null : Number(at);
}

export async function rememberSync({ cursors }: Cursors, at: Instant): Promise<void> {
  await cursors.set(CURSOR, String(at));
}
