import { CrmParkedError, CrmUnauthorizedError, CrmUnavailableError } from '../../ports/errors.ts';

/** How long a portal is left alone when nobody knows when it may be asked again. */
const UNKNOWN_WAIT_MS = 15 * 60_000;

type State =
  | { kind: 'open' }
  | { kind: 'parked'; message: string; until: () => number | null; since: number }
  | { kind: 'unauthorized'; message: string }
  | { kind: 'closed' };

/**
 * Whether HubSpot may be asked at all. A wrong token, a spent day and a moving account concern every
 * later call as well, so those fail here, without a request that could only be refused again.
 */
export function gate(now: () => number) {
  let state: State = { kind: 'open' };

  return {
    /** @throws what keeps the gate shut. */
    pass(): void {
      switch (state.kind) {
        case 'open':
          return;
        case 'parked':
          passParked(state);
          state = { kind: 'open' };
          return;
        case 'unauthorized':
          throw new CrmUnauthorizedError(state.message);
        case 'closed':
          throw new CrmUnavailableError('The connection to HubSpot was closed.');
      }
    },
    /**
     * Shuts the gate; false when it is shut already. `until` is asked again at every call, because it may
     * depend on what is learnt later.
     */
    park(message: string, until: () => number | null): boolean {
      if (state.kind !== 'open') return false;
      state = { kind: 'parked', message, until, since: now() };
      return true;
    },
    refuse(message: string): void {
      if (state.kind !== 'closed') state = { kind: 'unauthorized', message };
    },
    close(): void {
      state = { kind: 'closed' };
    },
  };

  function passParked({ message, until, since }: State & { kind: 'parked' }): void {
    const end = until();
    if (now() < (end ?? since + UNKNOWN_WAIT_MS)) throw new CrmParkedError(message, end);
  }
}

export type Gate = ReturnType<typeof gate>;
