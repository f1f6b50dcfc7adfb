import type { Account } from '@attain/shared/domain/account';
import type { Day } from '@attain/shared/domain/basics/time';
import type { Goal } from '@attain/shared/domain/goals/goal';
import type { HealthOverride } from '@attain/shared/domain/health/inputs';
import type { OnboardingSignals } from '@attain/shared/domain/lifecycle/inputs';

import type { RecordedInputs } from '../ports/store.ts';
import type { MappedInputs } from './mapped-inputs.ts';

type PersonalInputs = Pick<
  Account,
  'advocacy' | 'healthOverride' | 'hypothesis' | 'opportunities' | 'raised'
>;

/** What people recorded, as the domain takes it, with what they keep in HubSpot's properties. */
export function personalInputs(
  recorded: RecordedInputs,
  mapped: MappedInputs,
  today: Day,
): PersonalInputs {
  const {
    advocacy = [],
    override = [],
    hypothesis = [],
    opportunity = [],
    escalation = [],
  } = recorded;
  return {
    advocacy: [
      ...mapped.advocacy,
      ...advocacy.map(({ activity, on }) => ({ activity, on })),
    ].toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on))),
    healthOverride: judgementOf(override.at(-1) ?? null, mapped.healthOverride, today),
    hypothesis: hypothesis.at(-1) ?? null,
    opportunities: opportunity,
    raised: escalation.map(({ cause, reason, since }) => ({ cause, reason, since })),
  };
}

/** The recorded judgement while it holds, then the one of HubSpot's properties. */
function judgementOf(
  recorded: HealthOverride | null,
  mapped: HealthOverride | null,
  today: Day,
): HealthOverride | null {
  return recorded !== null && recorded.until >= today ? recorded : (mapped ?? recorded);
}

/** Items of the onboarding that a person ticked; a person's day comes before the one that a property tells. */
export function tickedByPeople(
  onboarding: OnboardingSignals,
  { onboarding: ticks = [] }: RecordedInputs,
): OnboardingSignals {
  if (ticks.length === 0) return onboarding;
  const recorded = ticks.map(({ id, doneOn }) => ({ item: id, doneOn }));
  const ticked = new Set(recorded.map(({ item }) => item));
  return {
    ...onboarding,
    recorded: [...recorded, ...onboarding.recorded.filter(({ item }) => !ticked.has(item))],
  };
}

/**
 * Goals with the day of their last review: a review meeting covers every agreement of the account, a recorded review the
 * goals it names (M85). The latest counts.
 */
export function reviewedGoals(
  goals: readonly Goal[],
  metOn: Day | null,
  { review: reviews = [] }: RecordedInputs,
): readonly Goal[] {
  if (metOn === null && reviews.length === 0) return goals;
  return goals.map((goal) => {
    const { commitment } = goal;
    if (commitment === null) return goal;
    const days = reviews
      .filter(({ goalIds }) => goalIds === null || goalIds.includes(goal.id))
      .map(({ heldOn }) => heldOn);
    const last = [commitment.lastReviewedOn, metOn, ...days]
      .filter((day) => day !== null)
      .reduce<Day | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
    return { ...goal, commitment: { ...commitment, lastReviewedOn: last } };
  });
}
