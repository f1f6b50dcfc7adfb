import { hash } from 'node:crypto';

import type { PortalId } from '../../ports/crm.ts';

/** Tells one version of a record from the next; never compared across records, so 48 bits are plenty. */
export function contentHash(content: unknown): number {
  return Number.parseInt(hash('sha1', JSON.stringify(content)).slice(0, 12), 16);
}

/** 128 bits of an event's identity: what is remembered of it for ever. */
export function eventKey(key: string): string {
  return hash('sha256', key, 'base64url').slice(0, 22);
}

/** Counts people apart without knowing them. Salted, so that one person in two portals is two hashes. */
export function userHash(portalId: PortalId, userId: string): string {
  return hash('sha256', `${portalId}:${userId}`, 'base64url').slice(0, 22);
}
