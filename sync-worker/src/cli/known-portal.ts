import { UserError } from '../ports/errors.ts';
import type { KnownPortal, Store } from '../ports/store.ts';
import type { Session } from './session.ts';

/**
 * The portal that a command without a pull is about: the token's, which needs one call only where the database
 * knows several portals.
 *
 * @throws {UserError} before the first sync: companies must be known before rows can find them.
 */
export async function knownPortal(session: Session, store: Store): Promise<KnownPortal> {
  const portals = await store.portals();
  if (portals.length === 1 && portals[0]) return portals[0];
  if (portals.length > 1) {
    const { portalId } = await session.crm().portal();
    const found = portals.find((portal) => portal.portalId === portalId);
    if (found) return found;
  }
  throw new UserError('No company is known yet. Run `attain sync` first.');
}
