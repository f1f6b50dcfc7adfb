import type { KnownPortal, Store } from '../../ports/store.ts';

/**
 * The portal that a link names, where this worker serves it. `unknown`: another one, or none; `unavailable`: not known yet.
 */
export async function linkPortal(
  { store, portalId: served }: { store: Store; portalId: () => Promise<number | undefined> },
  named: number,
): Promise<KnownPortal | 'unknown' | 'unavailable'> {
  const portalId = await served();
  if (portalId === undefined) return 'unavailable';
  const known = (await store.portals()).find((portal) => portal.portalId === portalId);
  return named === portalId && known !== undefined ? known : 'unknown';
}
