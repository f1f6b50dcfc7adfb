import { waitingFor } from '@attain/shared/domain/agreements/sign-off';
import { linkSecret, linkTokens } from '@attain/sync-worker/agreements/link-token';
import { createLink } from '@attain/sync-worker/agreements/sign-off-links';

import type { Stage } from './agreements.ts';

const VALID_DAYS = 14;
const LINES = 3;

type Address = { portalId: number; clientSecret: string; publicOrigin: string };

/**
 * The address of the page on which a customer signs: of the first showcase account with an agreement that waits for the
 * customer, and with values to confirm. `undefined`: none waits.
 */
export async function signOffAddress(
  { store, now, companyId }: Stage,
  accounts: number,
  { portalId, clientSecret, publicOrigin }: Address,
): Promise<string | undefined> {
  for (let account = 0; account < accounts; account += 1) {
    const id = companyId(account);
    const waiting = (await store.records.list(id, 'goal')).filter(({ body }) =>
      waitingFor(body, ['executive', 'customer']).includes('customer'),
    );
    if (waiting.length === 0) continue;
    const lines = (await store.records.list(id, 'value')).filter(
      ({ body, ended }) => !ended && body.confirmed === null && !body.disputed,
    );
    const link = await createLink(store, {
      companyId: id,
      by: { at: now, who: 'HubSpot user 9410001', via: 'card' },
      contact: { name: 'Maria Lindqvist', id: null },
      goalIds: waiting.map((goal) => goal.id),
      valueLineIds: lines.slice(0, LINES).map((line) => line.id),
      validDays: VALID_DAYS,
    });
    const secret = linkSecret({ encryptionKey: undefined, clientSecret }) ?? '';
    const { id: linkId, expiresAt } = link;
    return `${publicOrigin}/agreements/${linkTokens(secret).issue({ portalId, linkId, expiresAt })}`;
  }
  return undefined;
}
