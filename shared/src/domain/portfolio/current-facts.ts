import type { Account, SurveySignals } from '../account.ts';
import { isInForce } from '../agreements/vla.ts';
import { addDays, type Day } from '../basics/time.ts';
import type { OnboardingResult } from '../lifecycle/results.ts';
import type { Settings } from '../settings.ts';
import type { Snapshot } from '../snapshot.ts';
import type { CsatAnswers, CurrentFacts, NpsAnswers, OnboardingOutcome, Reached } from './facts.ts';
import { scoredFacts } from './scored-facts.ts';

/** What the KPIs take from an account and its snapshot, to be kept with it. */
export function kpiFactsOf(
  account: Account,
  snapshot: Snapshot,
  settings: Pick<Settings, 'onboarding'>,
): CurrentFacts {
  const { contract, csat, nps, advocacy } = account;
  return {
    customerSince: contract.firstStart ?? account.createdOn,
    revenueNow: contract.yearlyValue,
    firstUse: firstUse(account, snapshot),
    firstAchievedVla: firstAchievedVla(account, snapshot),
    vlasRevised: vlasRevised(account),
    onboarding: onboardingOutcome(account, snapshot, settings),
    csat: csat && csatAnswers(csat),
    nps: nps && npsAnswers(nps),
    referrals: advocacy.filter(({ activity }) => activity === 'referral').map(({ on }) => on),
    scored: scoredFacts(snapshot),
  };
}

/** Without a source of usage nobody knows. */
function firstUse({ usage }: Account, { timeToValue }: Snapshot): Reached | null {
  return usage === null ? null : { on: timeToValue?.firstUse?.on ?? null };
}

/** An agreement that people call achieved, and no reading says since when, leaves the day unknown. */
function firstAchievedVla({ goals }: Account, { timeToValue }: Snapshot): Reached | null {
  const on = timeToValue?.firstAchieved?.on ?? null;
  const achieved = goals.some(({ commitment }) => commitment?.state === 'achieved');
  return on === null && achieved ? null : { on };
}

/** A revision counts with the customer's approval, one that waits or was withdrawn does not; each agreement once (V38, C27). */
function vlasRevised({ goals }: Account): number {
  return goals.filter((goal) => isInForce(goal) && goal.commitment.approvals.length > 0).length;
}

/** It ends with its last item, or on the day after those that count. */
function onboardingOutcome(
  { contract: { firstStart } }: Account,
  { onboarding, today }: Snapshot,
  settings: Pick<Settings, 'onboarding'>,
): OnboardingOutcome | null {
  if (firstStart === null) return null;
  if (onboarding?.status === 'complete') {
    return { completed: true, endedOn: lastDone(onboarding.items) };
  }
  const over = addDays(firstStart, settings.onboarding.countedDays);
  if (today < over) return { completed: false, endedOn: null };
  return { completed: onboarding === null ? null : false, endedOn: over };
}

function lastDone(items: OnboardingResult['items']): Day | null {
  return (
    items
      .map(({ doneOn }) => doneOn)
      .toSorted()
      .at(-1) ?? null
  );
}

/** The mean is of whole answers or of converted ones; how many were 4 or 5 it does not tell. */
function csatAnswers({ mean, answers }: SurveySignals): CsatAnswers {
  return { answers, sum: mean * answers, topTwo: null };
}

/** NPS = (promoters - detractors) / answers x 100, solved for the detractors. */
function npsAnswers({ answers, nps, promoters }: SurveySignals): NpsAnswers | null {
  if (nps === null || promoters === null) return null;
  return { answers, promoters, detractors: promoters - Math.round((nps / 100) * answers) };
}
