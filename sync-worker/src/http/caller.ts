import type { Request, Response } from 'express';

import type { Author } from '../ports/records.ts';

/**
 * Who calls. A person is known by the HubSpot user id that the signature covers. The address they sign in with only tells
 * whether the configuration names them; like names, it is never kept.
 */
export type Caller =
  | { kind: 'hubspot_user'; userId: string; email: string | null }
  /** HubSpot itself, such as a workflow. */
  | { kind: 'hubspot' }
  /** Whoever holds the API key. */
  | { kind: 'program' };

export type Bound = { portalId: number; caller: Caller };

/** The portal and the caller that authentication bound the request to. */
export function boundTo(response: Response): Bound {
  return response.locals as Bound;
}

export function bind(response: Response, bound: Bound): void {
  Object.assign(response.locals, bound);
}

/** The caller of a request whose signature was verified. */
export function signedCaller({ query }: Request): Caller {
  const { userId, userEmail } = query;
  if (typeof userId !== 'string' || !/^\d{1,20}$/.test(userId)) return { kind: 'hubspot' };
  const email = typeof userEmail === 'string' ? userEmail.toLowerCase() : null;
  return { kind: 'hubspot_user', userId, email };
}

/** One name for one caller: what records and kept answers know them by. */
export function nameOf(caller: Caller): string {
  switch (caller.kind) {
    case 'hubspot_user':
      return `HubSpot user ${caller.userId}`;
    case 'hubspot':
      return 'HubSpot';
    case 'program':
      return 'API key';
  }
}

const VIA = { hubspot_user: 'card', hubspot: 'hubspot', program: 'api' } as const satisfies Record<
  Caller['kind'],
  Author['via']
>;

export function authorOf(caller: Caller, at: number): Author {
  return { at, who: nameOf(caller), via: VIA[caller.kind] };
}
