import type { CurrentFacts } from '@attain/shared/domain/portfolio/facts';

/** A scoring's facts as a text of values alone, a fifth of what objects take. Their order is for ever; more may be added at the end. */
export function packFacts({
  customerSince,
  revenueNow,
  firstUse,
  firstAchievedVla,
  vlasRevised,
  onboarding,
  csat,
  nps,
  referrals,
  scored,
}: CurrentFacts): string {
  return JSON.stringify([
    customerSince,
    revenueNow,
    firstUse && [firstUse.on],
    firstAchievedVla && [firstAchievedVla.on],
    vlasRevised,
    onboarding && [onboarding.completed, onboarding.endedOn],
    csat && [csat.answers, csat.sum, csat.topTwo],
    nps && [nps.answers, nps.promoters, nps.detractors],
    referrals,
    scored && packScored(scored),
  ]);
}

type Two = readonly [number, number];
type Four = readonly [...Two, ...Two];
type Six = readonly [...Four, ...Two];
type Scored = NonNullable<CurrentFacts['scored']>;

function packScored({
  vlas,
  goals,
  valueLines,
  valueAmounts,
  roiConfirmed,
  healthScore,
}: Scored): readonly [Four, Six, Two, Two | null, number | null, number | null] {
  return [
    [vlas.inForce, vlas.achieved, vlas.missed, vlas.pastDue],
    [goals.active, goals.scored, goals.onPlan, goals.achieved, goals.due, goals.met],
    [valueLines.confirmed, valueLines.all],
    valueAmounts && [valueAmounts.confirmed, valueAmounts.all],
    roiConfirmed,
    healthScore,
  ];
}

type PackedScored = ReturnType<typeof packScored>;
type Packed = [
  CurrentFacts['customerSince'],
  CurrentFacts['revenueNow'],
  [string | null] | null,
  [string | null] | null,
  CurrentFacts['vlasRevised'],
  [boolean | null, string | null] | null,
  [number, number, number | null] | null,
  [number, number, number] | null,
  CurrentFacts['referrals'],
  PackedScored | null,
];

/** The facts that {@link packFacts} wrote. It is trusted: nothing else writes that column. */
export function unpackFacts(text: string): CurrentFacts {
  const [since, revenue, use, vla, revised, onboarding, csat, nps, referrals, scored] = JSON.parse(
    text,
  ) as Packed;
  return {
    customerSince: since,
    revenueNow: revenue,
    firstUse: use && { on: use[0] },
    firstAchievedVla: vla && { on: vla[0] },
    vlasRevised: revised,
    onboarding: onboarding && { completed: onboarding[0], endedOn: onboarding[1] },
    csat: csat && { answers: csat[0], sum: csat[1], topTwo: csat[2] },
    nps: nps && { answers: nps[0], promoters: nps[1], detractors: nps[2] },
    referrals,
    scored: scored && unpackScored(scored),
  };
}

function unpackScored([
  vlas,
  goals,
  lines,
  amounts,
  roiConfirmed,
  healthScore,
]: PackedScored): Scored {
  const [inForce, achieved, missed, pastDue] = vlas;
  const [active, scored, onPlan, met, due, dueMet] = goals;
  return {
    vlas: { inForce, achieved, missed, pastDue },
    goals: { active, scored, onPlan, achieved: met, due, met: dueMet },
    valueLines: { confirmed: lines[0], all: lines[1] },
    valueAmounts: amounts && { confirmed: amounts[0], all: amounts[1] },
    roiConfirmed,
    healthScore,
  };
}
