import { termsOf } from '@attain/shared/domain/agreements/terms';
import type { Decision, RefusalCode } from '@attain/shared/domain/agreements/decision';
import { propose, sign } from '@attain/shared/domain/agreements/sign-off';
import { approveRevision, proposeRevision } from '@attain/shared/domain/agreements/revision';
import type {
  CommitmentState,
  Goal,
  Metric,
  Party,
  Revision,
  Signature,
  Terms,
} from '@attain/shared/domain/goals/goal';

import { at, someCommitment, someGoal, someMetric } from '../builders.ts';

export const BOTH: readonly Party[] = ['executive', 'customer'];

export const STATES: readonly CommitmentState[] = [
  'draft',
  'proposed',
  'signed',
  'active',
  'revised',
  'achieved',
  'missed',
  'ended',
];

/** A goal with one metric, from 0 to 100, due at the end of the year, in a state of its agreement. */
export function inState(state: CommitmentState, metric: Partial<Metric> = {}): Goal {
  const goal = someGoal({
    metrics: [someMetric({ readings: [], ...metric })],
    commitment: someCommitment({ state, signedBy: null, signedAt: null }),
  });
  return state === 'revised' ? withRevision(goal, aRevision(goal)) : goal;
}

export function withRevision(goal: Goal, revision: Revision | null): Goal {
  return { ...goal, commitment: goal.commitment && { ...goal.commitment, revision } };
}

/** To 150 instead of 100. */
function aRevision(goal: Goal): Revision {
  const terms = withTarget(goal, 150);
  return {
    terms,
    changes: [{ term: 'target', subjectId: 'm1', subject: 'Reports created', from: 100, to: 150 }],
    reason: 'More schools',
    proposedBy: 'Sarah Chen',
    proposedAt: at('2026-05-01'),
    from: 'active',
    signatures: [],
  };
}

export function withTarget(goal: Goal, target: number): Terms {
  const terms = termsOf(goal);
  return { ...terms, metrics: terms.metrics.map((metric) => ({ ...metric, target })) };
}

export function aSignature(party: Party, termsVersion = 1, by = party as string): Signature {
  return { party, by, at: at('2026-06-01'), termsVersion, digest: 'd', via: 'link' };
}

export const APPROVAL = {
  contact: 'Maria Lindqvist',
  contactId: '7701',
  on: '2026-06-01',
  reason: 'More schools',
  evidence: null,
};

export const WORD = { at: at('2026-06-01'), digest: 'd', via: 'link' } as const;

/** The goal after a step that is taken. */
export function after(decision: Decision): Goal {
  if (decision.kind === 'refused') throw new Error(`refused: ${decision.reason}`);
  return decision.goal;
}

/** Why a step is not taken; `null` = it is. */
export function codeOf(decision: Decision): RefusalCode | null {
  return decision.kind === 'refused' ? decision.code : null;
}

export function reasonOf(decision: Decision): string | null {
  return decision.kind === 'refused' ? decision.reason : null;
}

/** Proposed and signed by both. */
export function agreed(): Goal {
  const goal = inState('draft');
  if (goal.commitment === null) throw new Error('it has a commitment');
  const proposed = after(propose(goal, goal.commitment));
  const half = after(sign(proposed, aSignature('executive'), BOTH));
  return after(sign(half, aSignature('customer'), BOTH));
}

/** Agreed, with a revision that waits. */
export function revised(target = 150): Goal {
  const goal = agreed();
  const terms = withTarget(goal, target);
  const proposal = { reason: 'More schools', by: 'Sarah Chen', at: at('2026-05-01') };
  return after(proposeRevision(goal, terms, proposal));
}

export function approved(goal: Goal): Goal {
  return after(approveRevision(goal, APPROVAL, WORD, BOTH));
}
