import { date, percent } from '../basics/plain-words.ts';
import { standingInWords } from '../goals/metric-words.ts';
import type { GoalResult } from '../goals/results.ts';
import type { HealthComponentKey } from '../health/health-components.ts';
import type { MetricNoticeReason } from '../metrics/results.ts';
import { blockerInWords, metricOf, type GoalContext } from './insight-words.ts';
import type { Blocker, GoalAction, GoalInsights, GoalSituation, Horizon } from './results.ts';

const HORIZON: Readonly<Record<GoalSituation['code'], Horizon>> = {
  past_date: 'immediate',
  will_miss: 'immediate',
  behind: 'immediate',
  at_risk: 'immediate',
  not_measurable: 'this_week',
  reading_missing: 'this_week',
  reading_stale: 'this_week',
  small_gap: 'this_month',
  achieved: 'this_month',
};

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

/**
 * What to do about a goal, by horizon (M52, M57, M74): the step that its situation asks for; for a goal in trouble also
 * a supporting action this week and an improvement this month, which take up what holds it back most (V27).
 */
export function goalActions(insights: GoalInsights, context: GoalContext): GoalAction[] {
  const { situation, blockers } = insights;
  if (situation === null) return [];
  const horizon = HORIZON[situation.code];
  const first: GoalAction = { code: situation.code, horizon, ...nextStep(situation, context.goal) };
  return horizon === 'immediate' ? [first, ...furtherSteps(blockers, context)] : [first];
}

type Step = Pick<GoalAction, 'text' | 'reason'>;

function nextStep({ code, metricId }: GoalSituation, goal: GoalResult): Step {
  const due = goal.targetDate === null ? '' : date(goal.targetDate);
  const reached =
    goal.kind === 'scored' ? `at ${percent(goal.attainment)} of its target` : 'not scored';
  const who = goal.owner === null ? '' : ` with ${goal.owner}`;
  const lead = leadInWords(goal, metricId);
  switch (code) {
    case 'not_measurable':
    case 'reading_missing':
      return makeMeasurable(goal, metricId);
    case 'past_date':
      return step(`Agree on how to go on${who}.`, `It was due on ${due} and is ${reached}.`);
    case 'will_miss':
      return step(`Agree on a recovery plan${who}.`, `${missInWords(goal)} It is due on ${due}.`);
    case 'behind': {
      const expected = percent(goal.expectedProgress ?? 0);
      return step(`Work on ${lead}${who}.`, `It is ${reached} where ${expected} is expected.`);
    }
    case 'at_risk':
      return step(`Work on ${lead}${who}.`, `It is ${reached}.`);
    case 'reading_stale':
      return step(`Measure ${lead} again.`, 'Its last reading is too old.');
    case 'small_gap':
      return step(`Small gap to target: work on ${lead}${who}.`, `It is ${reached}.`);
    case 'achieved':
      return step(
        `Agree on the next target${who}, and have the value confirmed.`,
        `It is at ${percent(goal.kind === 'scored' ? goal.progress : 0)} of its target.`,
      );
  }
}

function step(text: string, reason: string): Step {
  return { text, reason };
}

function makeMeasurable(goal: GoalResult, metricId: string | null): Step {
  const metric = metricId === null ? null : metricOf(goal, metricId);
  if (metric?.kind !== 'not_scored') {
    return step('Add a metric or a milestone.', goal.kind === 'scored' ? '' : goal.notice);
  }
  return step(MAKE_MEASURABLE[metric.reason](`"${metric.name}"`), metric.notice);
}

function missInWords(goal: GoalResult): string {
  const { projection } = goal;
  if (projection?.kind === 'projected') {
    return `At the present rate it is reached on ${date(projection.finish)}.`;
  }
  return projection?.kind === 'not_moving'
    ? `"${metricOf(goal, projection.metricId).name}" does not move.`
    : 'Its milestones run late.';
}

function leadInWords(goal: GoalResult, metricId: string | null): string {
  if (metricId === null) return 'the open milestones';
  const metric = metricOf(goal, metricId);
  return `"${metric.name}" (${standingInWords(metric)})`;
}

/** What the account lacks first, since that helps at once; then what lacks most of the goal. Two steps on one are one. */
function furtherSteps(blockers: readonly Blocker[], context: GoalContext): GoalAction[] {
  const steps = blockers.filter(({ code }) => code !== 'metrics_behind');
  const supporting = steps.find((blocker) => !('points' in blocker)) ?? steps[0];
  const improvement = steps.find((blocker) => blocker !== supporting);
  const actions: GoalAction[] = [];
  const add = (blocker: Blocker | undefined, code: GoalAction['code'], horizon: Horizon) => {
    if (blocker === undefined) return;
    const reason = blockerInWords(blocker, context);
    actions.push({ code, horizon, text: remedy(blocker, context.goal), reason });
  };
  add(supporting, 'supporting_action', 'this_week');
  add(improvement, 'long_term_improvement', 'this_month');
  return actions;
}

function remedy(blocker: Blocker, goal: GoalResult): string {
  const who = goal.owner === null ? '' : ` with ${goal.owner}`;
  switch (blocker.code) {
    case 'input_weak':
    case 'input_loss':
      return REMEDY[blocker.input];
    case 'dependency_open':
      return `Settle the dependency "${blocker.name}"${who}.`;
    case 'milestones_overdue':
      return `Finish the overdue milestones${who}.`;
    case 'metrics_behind':
      return `Find out what holds the metrics back${who}.`;
    case 'metric_declined':
    case 'metric_will_miss':
    case 'metric_behind':
    case 'metric_short':
      return `Find out what holds "${metricOf(goal, blocker.metricId).name}" back${who}.`;
  }
}
