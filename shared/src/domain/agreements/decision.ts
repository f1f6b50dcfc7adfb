import type { Goal, TermChange } from '../goals/goal.ts';

/** Why a step of an agreement is not taken. */
export type RefusalCode =
  | 'terms_agreed'
  | 'not_complete'
  | 'wrong_state'
  | 'other_version'
  | 'already_signed'
  | 'too_many'
  | 'no_change'
  | 'ended';

/** A step of an agreement: the goal after it, or the reason against it in words for a person. */
export type Decision =
  | { kind: 'taken'; goal: Goal }
  | { kind: 'refused'; code: RefusalCode; reason: string; changes: readonly TermChange[] };

export function taken(goal: Goal): Decision {
  return { kind: 'taken', goal };
}

export function refused(
  code: RefusalCode,
  reason: string,
  changes: readonly TermChange[] = [],
): Decision {
  return { kind: 'refused', code, reason, changes };
}
