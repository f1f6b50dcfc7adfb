import type { FollowUps } from '../../../ports/follow-ups.ts';
import { markDirty } from '../dirty.ts';
import { inTransaction, type Scope } from '../scope.ts';
import { applyFollowUpSteps } from './apply-steps.ts';
import {
  forget,
  handedOver,
  noted,
  opened,
  refuse,
  retryRefused,
  sending,
  settle,
} from './answers.ts';
import { items, knownFollowUps, openFollowUps, refused, waiting } from './read.ts';

/** See {@link FollowUps}. */
export function followUpsOf(scope: Scope): FollowUps {
  return {
    known: (companyIds) => knownFollowUps(scope, companyIds),
    open: (companyId) => openFollowUps(scope, companyId),
    ask: ({ companyId, reference, at, followUp }) =>
      inTransaction(scope, async (inner) => {
        const steps = [{ kind: 'open', reference, followUp } as const];
        await applyFollowUpSteps(inner, [{ companyId, openedAt: at, followUps: steps }]);
        await markDirty(inner, [companyId]);
      }),
    waiting: () => waiting(scope),
    toOpen: (after, limit) => items(scope, 'wanted', after, limit),
    toClose: (after, limit) => items(scope, 'closing', after, limit),
    sending: (sent, settlesAt) => sending(scope, sent, settlesAt),
    settle: (sent, settlesAt) => settle(scope, sent, settlesAt),
    opened: (created) => opened(scope, created),
    handedOver: (created) => handedOver(scope, created),
    noted: (written) => noted(scope, written),
    forget: (over) => forget(scope, over),
    refuse: (refused) => refuse(scope, refused),
    refused: () => refused(scope),
    retryRefused: () => retryRefused(scope),
  };
}
