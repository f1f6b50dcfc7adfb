import { editGoal } from '@attain/shared/domain/agreements/edit-goal';
import { isAgreed } from '@attain/shared/domain/agreements/governance';
import type { Day } from '@attain/shared/domain/basics/time';
import type { Goal } from '@attain/shared/domain/goals/goal';

import type { GoalDraft } from '../../agreements/goal-draft.ts';
import { goalOfTitle } from '../../agreements/find-goal.ts';
import { completed, goalAsWanted } from '../../agreements/goal-of.ts';
import { DraftRefusedError } from '../../agreements/draft-refused.ts';
import type { Adopted, GoalRefusal } from '../../ports/adoptions.ts';
import { emptiedTargets, isAgreedGoal, stateRefusal, termRefusals } from './refusals.ts';
import type { WantedGoal } from './wanted-goal.ts';

/** What becomes of a goal that HubSpot holds. `goal` is how it stands then; `null` = there is none (yet). */
export type Decision =
  | { kind: 'taken'; goal: Goal }
  /** HubSpot would change what was signed: nothing of it is made. */
  | { kind: 'refused'; goal: Goal; refusals: readonly GoalRefusal[] }
  /** What HubSpot holds contradicts itself, or is not enough for a goal; without a reason that is told elsewhere. */
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
  const stored = beginningAgain(
    goalOfTitle(place.companyId, place.goals, wanted.title),
    place.adopted,
  );
  try {
    return decideOn(stored, wanted, place);
  } catch (error) {
    if (!(error instanceof DraftRefusedError)) throw error;
    if (stored === undefined || !isAgreedGoal(stored))
      return { kind: 'unusable', goal: stored ?? null, reason: error.message };
    return { kind: 'refused', goal: stored, refusals: [stateRefusal(stored, error.message)] };
  }
}

function decideOn(
  stored: Goal | undefined,
  wanted: WantedGoal,
  { companyId, today }: Place,
): Decision {
  const metrics = wanted.metrics.flatMap(({ draft }) => (draft ? [{ draft }] : []));
  if (metrics.length === 0 && stored === undefined)
    return { kind: 'unusable', goal: null, reason: null };
  const next = goalAsWanted(
    { companyId, title: wanted.title, stored, today: wanted.createdOn ?? today },
    { goal: draftFor(stored, wanted.goal), metrics },
  );
  if (stored === undefined) return { kind: 'taken', goal: completed(next) };

  const edit = editGoal(stored, next);
  const emptied = isAgreedGoal(stored) ? emptiedTargets(stored, wanted) : [];
  if (edit.kind === 'taken' && emptied.length === 0)
    return { kind: 'taken', goal: completed(edit.goal) };
  const changes = [...(edit.kind === 'refused' ? edit.changes : []), ...emptied];
  const refusals = termRefusals(stored, changes, wanted);
  return {
    kind: 'refused',
    goal: stored,
    refusals:
      edit.kind === 'refused' && refusals.length === 0
        ? [stateRefusal(stored, edit.reason)]
        : refusals,
  };
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
  if (!isAgreedGoal(stored)) return draft;
  return { ...draft, state: laterState(stored, draft), signedBy: null, signedAt: null };
}

/**
 * `null`: it stays. A revision is proposed and settled by people, not by a property that knows nothing of its terms; nor
 * does one that lags behind take back what people decided.
 */
function laterState({ commitment }: Goal, { state }: GoalDraft): GoalDraft['state'] {
  if (state === null || !isAgreed(state) || state === 'revised') return null;
  if (commitment?.state === 'revised') return null;
  const isDecided = commitment?.state === 'achieved' || commitment?.state === 'missed';
  const decides = state === 'achieved' || state === 'missed' || state === 'ended';
  return isDecided && !decides ? null : state;
}
