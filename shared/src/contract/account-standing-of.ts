import { accountChances, whyNotYet } from '../domain/advice/chances.ts';
import { decisionsDue } from '../domain/advice/decisions.ts';
import { accountRisks } from '../domain/advice/risks.ts';
import { COMPONENT_NAME } from '../domain/basics/plain-words.ts';
import { growthRoadmap } from '../domain/growth/growth-roadmap.ts';
import { provenOutcomes } from '../domain/growth/proven-outcomes.ts';
import { healthBand } from '../domain/health/health-band.ts';
import { contributionInWords } from '../domain/health/health-driver.ts';
import { ONBOARDING_ITEM_TITLES } from '../domain/lifecycle/onboarding-plan.ts';
import { RENEWAL_MILESTONES } from '../domain/lifecycle/renewal-milestones.ts';
import { RENEWAL_PLAYBOOKS } from '../domain/lifecycle/renewal-playbooks.ts';
import { pathVariance } from '../domain/metrics/path-variance.ts';
import type { RenewalResult } from '../domain/lifecycle/results.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { valueConfidence } from '../domain/value/value-confidence.ts';
import { numberText } from '../crm/wire-text.ts';
import type { AccountView } from './account-view.ts';
import type { RenewalDeal } from './deal-routes.ts';
import { major, moment, percentOrNull } from './wire-figures.ts';

type Part<Name extends keyof AccountView> = NonNullable<AccountView[Name]>;

/** What moved a score is told so far down; the rest is noise. */
const MOST_REASONS = 4;
/** Lists that are read, and not searched. */
const MOST_LISTED = 12;

/** Why the score moved, and since when (V20, A24); `null` where it did not. */
export function healthMove({ health, bands }: Snapshot): AccountView['healthMove'] {
  const { change } = health;
  if (change === null) return null;
  const rounded = (score: number) =>
    Number(numberText(score, (each) => healthBand(each, bands.health)));
  const [from, to] = [rounded(change.from), rounded(change.to)];
  const reasons = change.contributions
    .slice(0, MOST_REASONS)
    .map((each) => contributionInWords(each, change.since));
  return { since: change.since, from, points: Number(numberText(to - from)), reasons };
}

export function healthJudgement({ health }: Snapshot): AccountView['healthJudgement'] {
  if (health.override === null) return null;
  const { band, reason, by, until, differs } = health.override;
  return { band, reason, by, until, differs };
}

/** The play that has begun and the calendar of the renewal, in words (A25-A32). */
export function renewalView({ play, milestones }: RenewalResult): RenewalDeal['renewal'] {
  return {
    playbook: play === 'none' ? null : playbookOf(play),
    milestones: milestones.flatMap(({ code, on, state }) => {
      const known = RENEWAL_MILESTONES.find((each) => each.code === code);
      if (known === undefined) return [];
      return [{ code, title: known.title, on, state, steps: [...known.steps] }];
    }),
  };
}

function playbookOf(play: Exclude<RenewalResult['play'], 'none'>) {
  const { approach, steps } = RENEWAL_PLAYBOOKS[play];
  return { approach, steps: [...steps] };
}

export function escalationViews({ escalationReasons }: Snapshot): Part<'escalations'> {
  return escalationReasons.map(({ cause, source, since, endsAt }) => ({
    cause,
    source,
    since: since === null ? null : moment(since),
    endsAt: endsAt === null ? null : moment(endsAt),
  }));
}

export function onboardingView({ onboarding }: Snapshot): AccountView['onboarding'] {
  if (onboarding === null) return null;
  const { status, day, items } = onboarding;
  return {
    status,
    day,
    items: items.map((each) => ({ ...each, title: ONBOARDING_ITEM_TITLES[each.item] })),
  };
}

export function advocacyView({ advocacy }: Snapshot): AccountView['advocacy'] {
  if (advocacy === null) return null;
  return { activities: [...advocacy.activities], unmetPromoter: advocacy.unmetPromoter };
}

/** L31; whitespace is what people recorded, and stays with the vendor (L33). */
export function executiveView(snapshot: Snapshot): Part<'executive'> {
  const { currencyDigits: digits } = snapshot;
  return {
    decisions: decisionsDue(snapshot).slice(0, MOST_LISTED),
    risks: accountRisks(snapshot)
      .slice(0, MOST_LISTED)
      .map(({ text, goalId, atRisk }) => ({ text, goalId, atRisk: major(atRisk, digits) })),
    chances: accountChances(snapshot)
      .slice(0, MOST_LISTED)
      .map(({ text, goalId, potential }) => {
        return { text, goalId, potential: major(potential, digits) };
      }),
    notYet: whyNotYet(snapshot),
    whitespace: major(growthRoadmap(snapshot).whitespace, digits),
    confidencePercent: percentOrNull(valueConfidence(snapshot.value)),
  };
}

/** L32. */
export function operatorView(snapshot: Snapshot): Part<'operator'> {
  const { success, insights } = snapshot;
  const { mean, metrics } = pathVariance(success.goals);
  return {
    variance: percentOrNull(mean),
    metricsOnPath: metrics,
    blockers: insights.reduce((sum, { blockers }) => sum + blockers.length, 0),
    stale: [...staleMetrics(snapshot), ...staleInputs(snapshot)].slice(0, MOST_LISTED),
  };
}

function staleMetrics({ success }: Snapshot): Part<'operator'>['stale'] {
  return success.goals.flatMap(({ id, metrics }) =>
    metrics
      .filter(({ stale }) => stale)
      .map((metric) => ({
        what: metric.name,
        why: 'Its last reading is too old.',
        goalId: id,
        metricId: metric.id,
      })),
  );
}

function staleInputs({ health }: Snapshot): Part<'operator'>['stale'] {
  return health.components
    .filter(({ state }) => state !== 'fresh')
    .map(({ key, detail }) => ({
      what: COMPONENT_NAME[key],
      why: detail,
      goalId: null,
      metricId: null,
    }));
}

/** L33: agreements achieved, and value that the customer confirmed. */
export function achievementViews(snapshot: Snapshot): Part<'achievements'> {
  return provenOutcomes(snapshot)
    .slice(0, MOST_LISTED)
    .map(({ title, goalId, amount, evidence }) => ({
      title,
      goalId,
      amount: major(amount, snapshot.currencyDigits),
      evidence,
    }));
}
