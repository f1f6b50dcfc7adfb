import type { FollowUps } from '../../../ports/follow-ups.ts';
import type { Scope } from '../scope.ts';
import { forget, noted, opened, refuse, retryRefused, sending, settle } from './answers.ts';
import { orderFollowUp } from './apply-steps.ts';
import { items, knownFollowUps, openFollowUps, refused, waiting } from './read.ts';

/** See {@link FollowUps}. */
export function followUpsOf(scope: Scope): FollowUps {
  return {
    known: (companyIds) => knownFollowUps(scope, companyIds),
    order: (companyId, ordered, openedAt) =>
      orderFollowUp(scope, { companyId, openedAt, ...ordered }),
    open: (companyId) => openFollowUps(scope, companyId),
    waiting: () => waiting(scope),
    toOpen: (after, limit) => items(scope, 'wanted', after, limit),
    toClose: (after, limit) => items(scope, 'closing', after, limit),
    sending: (sent, settlesAt) => sending(scope, sent, settlesAt),
    settle: (sent, settlesAt) => settle(scope, sent, settlesAt),
    opened: (created) => opened(scope, created),
    noted: (written) => noted(scope, written),
    forget: (over) => forget(scope, over),
    refuse: (refused) => refuse(scope, refused),
    refused: () => refused(scope),
    retryRefused: () => retryRefused(scope),
  };
}
