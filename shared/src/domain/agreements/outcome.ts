import type { CommitmentState, Goal } from '../goals/goal.ts';
import { type Decision, refused, taken } from './decision.ts';

const DECIDABLE: ReadonlySet<CommitmentState> = new Set(['signed', 'active', 'achieved', 'missed']);

/** A person says whether the agreement was met. It stays in force, so that neither drops out of the figures. */
export function decideOutcome(goal: Goal, outcome: 'achieved' | 'missed'): Decision {
  const { commitment } = goal;
  if (commitment === null || goal.ended || !DECIDABLE.has(commitment.state)) {
    const state = goal.ended ? 'ended' : (commitment?.state ?? 'no agreement');
    const advice = state === 'revised' ? ': settle its revision first' : '';
    return refused('wrong_state', `"${goal.title}" is ${state} and cannot be ${outcome}${advice}`);
  }
  return taken({ ...goal, commitment: { ...commitment, state: outcome } });
}

/** Ends a goal, and its agreement with it. Nothing is deleted: what was agreed and measured stays readable. */
export function endGoal(goal: Goal): Decision {
  if (goal.ended) return refused('ended', `"${goal.title}" has ended already`);
  const commitment = goal.commitment && {
    ...goal.commitment,
    state: 'ended' as const,
    revision: null,
  };
  return taken({ ...goal, ended: true, commitment });
}
