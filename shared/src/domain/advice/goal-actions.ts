import { date, percent } from '../basics/plain-words.ts';
import { dayAt } from '../basics/portal-day.ts';
import type { AsOf } from '../account.ts';
import { standingInWords } from '../goals/metric-words.ts';
import type { GoalResult } from '../goals/results.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import { isBehind } from '../metrics/pace.ts';
import type { MetricNoticeReason, MetricResult } from '../metrics/results.ts';
import type { Settings } from '../settings.ts';
import type { GoalPart } from './goal-parts.ts';
import type { Blocker, GoalAction } from './results.ts';

type ScoredGoal = GoalResult & { kind: 'scored' };
type UnscoredMetric = MetricResult & { kind: 'not_scored' };

const MAKE_MEASURABLE: Readonly<Record<MetricNoticeReason, (name: string) => string>> = {
  baseline_not_set: (name) => `Record the baseline of ${name}.`,
  target_not_set: (name) => `Agree on a target for ${name}.`,
  target_on_wrong_side: (name) => `Correct the target or the direction of ${name}.`,
  not_a_number: (name) => `Correct the value of ${name} that is not a number.`,
  no_data: (name) => `Record a reading of ${name}.`,
};

const REMEDY: Readonly<Record<HealthComponentKey, string>> = {
  weekly_active_users: 'Bring more of the licensed users into the product.',
  sessions_per_user: 'Show users what to do in the product every week.',
  time_in_platform: 'Show users the parts of the product that serve the goal.',
  feature_adoption: 'Show users the key features that they do not use yet.',
  support_tickets: 'Clear the open tickets with support.',
  training_completion: 'Schedule the training that is missing.',
  nps: 'Ask detractors what would change their answer.',
  csat: 'Ask the customer what fell short.',
  outreach_response: 'Find another way to reach the customer.',
};

export type GoalStandingNow = {
  result: GoalResult;
  parts: readonly GoalPart[];
  blockers: readonly Blocker[];
  /** Somebody has called the agreement achieved. */
  calledAchieved: boolean;
};

/**
 * What to do about a goal (M52, M57, M74): the step that its situation asks for; for a goal in trouble also a supporting
 * action this week and an improvement this month, which take up what holds it back most (V27).
 */
export function goalActions(
  standing: GoalStandingNow,
  asOf: AsOf,
  settings: Settings,
): GoalAction[] {
  const first = nextStep(standing, asOf, settings);
  if (first === null) return [];
  return first.horizon === 'immediate' ? [first, ...furtherSteps(standing)] : [first];
}

function nextStep(
  { result, parts, calledAchieved }: GoalStandingNow,
  asOf: AsOf,
  settings: Settings,
): GoalAction | null {
  const unmeasured = result.metrics.find((metric) => metric.kind === 'not_scored');
  if (result.kind === 'not_scored') return makeMeasurable(unmeasured, result.notice);
  if (calledAchieved || result.status === 'achieved') return achieved(result);
  return (
    troubled(result, parts, asOf, settings) ??
    measureAgain(result, asOf) ??
    (unmeasured === undefined ? null : makeMeasurable(unmeasured, unmeasured.notice)) ??
    smallGap(result, parts, settings)
  );
}

function makeMeasurable(metric: UnscoredMetric | undefined, reason: string): GoalAction {
  if (metric === undefined) {
    const text = 'Add a metric or a milestone.';
    return { code: 'not_measurable', horizon: 'this_week', text, reason };
  }
  const code = metric.reason === 'no_data' ? 'reading_missing' : 'not_measurable';
  const text = MAKE_MEASURABLE[metric.reason](`"${metric.name}"`);
  return { code, horizon: 'this_week', text, reason };
}

function achieved({ owner, progress, attainment }: ScoredGoal): GoalAction {
  return {
    code: 'achieved',
    horizon: 'this_month',
    text: `Agree on the next target${withOwner(owner)}, and have the value confirmed.`,
    reason: `Target met at ${percent(Math.max(progress, attainment))}.`,
  };
}

function troubled(
  result: ScoredGoal,
  parts: readonly GoalPart[],
  asOf: AsOf,
  settings: Settings,
): GoalAction | null {
  const { targetDate, owner, attainment, deadlineRisk, status } = result;
  const reached = `${percent(attainment)} of its target`;
  const trouble = (code: GoalAction['code'], text: string, reason: string): GoalAction => ({
    code,
    horizon: 'immediate',
    text,
    reason,
  });
  if (targetDate !== null && targetDate < asOf.today) {
    const text = `Agree on how to go on${withOwner(owner)}.`;
    return trouble('past_date', text, `It was due on ${date(targetDate)} and is at ${reached}.`);
  }
  if (deadlineRisk === 'will_miss' && targetDate !== null) {
    const text = `Agree on a recovery plan${withOwner(owner)}.`;
    return trouble('will_miss', text, `${missInWords(result)} It is due on ${date(targetDate)}.`);
  }
  if (status !== 'at_risk') return null;
  const first = leadInWords(parts);
  const text = `Work on ${first}${withOwner(owner)}.`;
  return isBehind(result.pace, settings) && result.expectedProgress !== null
    ? trouble(
        'behind',
        text,
        `At ${reached} where ${percent(result.expectedProgress)} is expected.`,
      )
    : trouble('at_risk', text, `At ${reached}.`);
}

function missInWords({ projection, metrics }: ScoredGoal): string {
  if (projection?.kind === 'projected') {
    return `At the present rate it is reached on ${date(projection.finish)}.`;
  }
  const name = metrics.find(({ id }) => id === projection?.metricId)?.name;
  return name === undefined ? 'Its milestones run late.' : `"${name}" does not move.`;
}

function measureAgain({ metrics }: ScoredGoal, asOf: AsOf): GoalAction | null {
  const stale = metrics.find((metric) => metric.stale);
  if (stale?.measuredAt == null) return null;
  return {
    code: 'reading_stale',
    horizon: 'this_week',
    text: `Measure "${stale.name}" again.`,
    reason: `Its last reading is of ${date(dayAt(stale.measuredAt, asOf))}.`,
  };
}

function smallGap(
  { attainment, owner }: ScoredGoal,
  parts: readonly GoalPart[],
  { bands }: Settings,
): GoalAction | null {
  if (attainment <= bands.attainment.onTrackAbove) return null;
  return {
    code: 'small_gap',
    horizon: 'this_month',
    text: `Small gap to target: work on ${leadInWords(parts)}${withOwner(owner)}.`,
    reason: `At ${percent(attainment)} of its target.`,
  };
}

/** The part that lacks most of the goal. */
function leadInWords(parts: readonly GoalPart[]): string {
  const lead = parts.reduce<GoalPart | null>(
    (most, part) => (most === null || part.lacking > most.lacking ? part : most),
    null,
  );
  return lead?.kind === 'metric'
    ? `"${lead.result.name}" (${standingInWords(lead.result)})`
    : 'the open milestones';
}

/** One blocker a step, of different kinds where there are such: two steps on one metric are one step. */
function furtherSteps({ result, blockers }: GoalStandingNow): GoalAction[] {
  const steps = blockers.filter(({ code }) => code !== 'metrics_behind');
  const supporting = steps.find(({ points }) => points === null) ?? steps[0];
  const improvement = steps.find((step) => step !== supporting);
  return [
    ...stepOn(supporting, 'supporting_action', 'this_week', result),
    ...stepOn(improvement, 'long_term_improvement', 'this_month', result),
  ];
}

function stepOn(
  blocker: Blocker | undefined,
  code: GoalAction['code'],
  horizon: GoalAction['horizon'],
  { owner, metrics }: GoalResult,
): GoalAction[] {
  if (blocker === undefined) return [];
  return [{ code, horizon, text: remedy(blocker, metrics, owner), reason: blocker.text }];
}

function remedy(
  { code, about }: Blocker,
  metrics: readonly MetricResult[],
  owner: string | null,
): string {
  switch (code) {
    case 'input_weak':
    case 'input_loss':
      return REMEDY[about as HealthComponentKey];
    case 'dependency_open':
      return `Settle the dependency "${about}"${withOwner(owner)}.`;
    case 'milestones_overdue':
      return `Finish the overdue milestones${withOwner(owner)}.`;
    case 'metrics_behind':
    case 'metric_declined':
    case 'metric_will_miss':
    case 'metric_behind':
    case 'metric_short': {
      const name = metrics.find(({ id }) => id === about)?.name ?? '';
      return `Find out what holds "${name}" back${withOwner(owner)}.`;
    }
  }
}

function withOwner(owner: string | null): string {
  return owner === null ? '' : ` with ${owner}`;
}
