import type { Instant } from '@attain/shared/domain/basics/time';

import type { Membership, UsageEvent, UsageOutcome } from '../ports/usage.ts';
import type { Admission, RawMember } from './admission.ts';
import type { Understood } from './wire/reading.ts';

/** What of one request is to be stored, and what became of the rest. */
export type Collected = {
  events: UsageEvent[];
  /** By user and kind of account: what a user is told to belong to many times is kept once. */
  members: Map<string, Membership>;
  outcomes: Partial<Record<UsageOutcome, number>>;
};

/** Passes what a reader finds through the admission. */
export function collector(
  admission: Admission,
  now: Instant,
): Understood & { collected: Collected } {
  const collected: Collected = { events: [], members: new Map(), outcomes: {} };
  const count = (outcome: UsageOutcome) => {
    collected.outcomes[outcome] = (collected.outcomes[outcome] ?? 0) + 1;
  };
  const join = (raw: RawMember): UsageOutcome => {
    const member = admission.admitMember(raw, now);
    if (typeof member === 'string') return member;
    keepLatest(collected.members, member);
    return 'membership';
  };

  return {
    collected,
    outcome: count,
    member: (raw) => count(join(raw)),
    event(raw) {
      const event = admission.admit(raw, now);
      if (typeof event === 'string') return count(event);
      collected.events.push(event);
      // Nothing but the address tells where this user belongs.
      if (event.account.by === 'user' && raw.emailDomain !== null) join(raw);
    },
  };
}

/** Of several memberships of one user and kind the one that was said last. */
export function keepLatest(members: Map<string, Membership>, member: Membership): void {
  const key = `${member.account.by} ${member.user}`;
  const before = members.get(key);
  if (before === undefined || before.at <= member.at) members.set(key, member);
}
