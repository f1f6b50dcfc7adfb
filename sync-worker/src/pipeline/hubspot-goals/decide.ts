import type { Day } from '@attain/shared/domain/basics/time';
import type { Goal } from '@attain/shared/domain/goals/goal';

import type { GoalDraft } from '../../imports/kinds/goal-draft.ts';
import { findGoal } from '../../imports/kinds/goal-named.ts';
import { goalAsWanted } from '../../imports/kinds/goal-of.ts';
import { isSigned } from '../../imports/kinds/signed-terms.ts';
import { RowRefusedError } from '../../imports/row.ts';
import type { Adopted, GoalRefusal } from '../../ports/store.ts';
import { isSignedGoal, refusalsOf } from './refusals.ts';
import type { WantedGoal } from './wanted-goal.ts';

/** What becomes of a goal that HubSpot holds. `goal` is how it stands then; `null` = there is none (yet). */
export type Decision =
  | { kind: 'taken'; goal: Goal }
  /** HubSpot would change what was signed: nothing of it is made. */
  | { kind: 'refused'; goal: Goal; refusals: readonly GoalRefusal[] }
  /** What HubSpot holds contradicts itself, or is not enough for a goal. */
  | { kind: 'unusable'; goal: Goal | null; reason: string | null };

type Place = {
  companyId: string;
  goals: readonly Goal[];
  adopted: Adopted['goals'];
  today: Day;
};

/**
 * HubSpot is the source of its goals, so an unsigned goal follows it; what HubSpot leaves empty stays as it is. A signed
 * goal takes over what is not a term of it, all or nothing.
 */
export function decide(wanted: WantedGoal, place: Place): Decision {
  const { companyId, adopted, today } = place;
  const stored = beginningAgain(findGoal(place.goals, wanted.title), adopted);
  const metrics = wanted.metrics.flatMap(({ draft }) => (draft ? [{ line: 0, draft }] : []));
  if (metrics.length === 0 && stored === undefined)
    return { kind: 'unusable', goal: null, reason: null };
  try {
    const next = goalAsWanted(
      { companyId, title: wanted.title, stored, today: wanted.createdOn ?? today },
      { goal: draftFor(stored, wanted.goal), metrics },
    );
    if (stored === undefined) return { kind: 'taken', goal: next };
    const refusals = refusalsOf(stored, next, wanted);
    return refusals.length > 0
      ? { kind: 'refused', goal: stored, refusals }
      : { kind: 'taken', goal: next };
  } catch (error) {
    if (!(error instanceof RowRefusedError)) throw error;
    return { kind: 'unusable', goal: stored ?? null, reason: error.message };
  }
}

/** A goal that ended because HubSpot had it no more goes on when HubSpot has it again. */
function beginningAgain(stored: Goal | undefined, adopted: Adopted['goals']): Goal | undefined {
  return stored && adopted[stored.id]?.gone ? { ...stored, ended: false } : stored;
}

/**
 * Neither a signature nor an end is taken back by HubSpot: who signed and when stay as they were given, and a property
 * that lags behind does not return a signed goal to a proposal.
 */
function draftFor(stored: Goal | undefined, draft: GoalDraft): GoalDraft {
  if (stored === undefined) return draft;
  if (stored.ended) return { ...draft, state: null, signedBy: null, signedAt: null };
  if (!isSignedGoal(stored)) return draft;
  const state = draft.state !== null && isSigned(draft.state) ? draft.state : null;
  return { ...draft, state, signedBy: null, signedAt: null };
}
