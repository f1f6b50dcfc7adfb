import type { Instant } from '@attain/shared/domain/basics/time';

import type { UsageOutcome } from '../../ports/usage.ts';
import type { RawEvent, RawMember } from '../admission.ts';

/** Takes what a reader finds in a body, call by call, so that a large batch is never held twice. */
export type Understood = {
  event(raw: RawEvent): void;
  /** A call that says where a user belongs, or could have. */
  member(raw: RawMember): void;
  /** A call that is neither. */
  outcome(outcome: UsageOutcome): void;
};

export type Delivery = {
  source: string;
  receivedAt: Instant;
  /** When the client says that it sent the body, where the body itself does not tell. */
  sentAt: unknown;
};

/** A vendor's wire format. Pure: the same body gives the same calls. */
export type WireReader = {
  /** Names of the fields that the key can be in. */
  keyNames: readonly string[];
  /** The write key that the body carries; `null` = none. */
  keyIn: (body: unknown) => string | null;
  /** `false`: the body is no batch and no call of this vendor at all. */
  read: (body: unknown, delivery: Delivery, understood: Understood) => boolean;
};
