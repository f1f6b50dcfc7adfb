import { addDays, type Day } from '../basics/time.ts';
import type { Snapshot } from '../snapshot.ts';
import { largestUnconfirmed } from '../value/unconfirmed.ts';
import type { GoalAction, GoalInsights, Horizon, Recommendation } from './results.ts';

/** What a button beside a recommendation does; tasks and meetings are titled by its text. Ids are those of what people recorded. */
export type SuggestedAction =
  | { kind: 'create_task'; dueOn: Day }
  | { kind: 'schedule_meeting' }
  | { kind: 'enrol_workflow' }
  | { kind: 'add_goal' }
  | { kind: 'add_reading'; goalId: string; metricId: string }
  | { kind: 'change_target'; goalId: string }
  | { kind: 'request_sign_off'; goalId: string }
  | { kind: 'confirm_value'; valueLineId: string }
  | { kind: 'record_advocacy' };

type Sources = Pick<Snapshot, 'today' | 'success' | 'value'>;
type AccountSources = Sources & Pick<Snapshot, 'escalationReasons'>;
/** What the tasks are about that are open already. */
type OpenCauses = ReadonlySet<string>;

/** A task is due when its horizon ends. */
const DUE_IN_DAYS: Readonly<Record<Horizon, number>> = {
  immediate: 1,
  this_week: 7,
  this_month: 30,
};

/**
 * What does the thing that is recommended (V20): the step itself where this product can take it, a meeting where people are to agree on
 * something or an open task is about the escalation already, and a task for all else.
 */
export function suggestedAction(
  { code, horizon, goalId }: Recommendation,
  snapshot: AccountSources,
  openCauses: OpenCauses,
): SuggestedAction {
  switch (code) {
    case 'vla_will_miss':
    case 'goal_at_risk':
      return goalId !== null && isPastItsDate(goalId, snapshot)
        ? { kind: 'change_target', goalId }
        : { kind: 'schedule_meeting' };
    case 'renewal':
    case 'health_critical':
    case 'review_overdue':
    case 'next_review':
    case 'expansion':
      return { kind: 'schedule_meeting' };
    case 'sign_off_missing':
      if (goalId !== null) return { kind: 'request_sign_off', goalId };
      break;
    case 'value_unconfirmed': {
      const line = largestUnconfirmed(snapshot.value);
      if (line !== undefined) return { kind: 'confirm_value', valueLineId: line.id };
      break;
    }
    case 'unmet_promoter':
      return { kind: 'record_advocacy' };
    case 'none':
      if (snapshot.success.goalsTotal === 0) return { kind: 'add_goal' };
      break;
    case 'escalation':
      if (snapshot.escalationReasons.some(({ cause }) => openCauses.has(cause))) {
        return { kind: 'schedule_meeting' };
      }
      break;
    case 'vla_off_track':
    case 'insufficient_data':
    case 'supporting_action':
    case 'long_term_improvement':
    case 'maximize_value':
    case 'new_value':
    case 'documentation':
      break;
  }
  return taskFor(horizon, snapshot);
}

/** The same for the steps of one goal, of which the first is about what its situation names. */
export function suggestedGoalAction(
  { code, horizon }: GoalAction,
  { goalId, situation }: GoalInsights,
  snapshot: Sources,
): SuggestedAction {
  switch (code) {
    case 'reading_missing':
    case 'reading_stale':
      if (situation?.metricId != null) {
        return { kind: 'add_reading', goalId, metricId: situation.metricId };
      }
      break;
    case 'past_date':
      return { kind: 'change_target', goalId };
    case 'will_miss':
    case 'achieved':
      return { kind: 'schedule_meeting' };
    case 'not_measurable':
    case 'behind':
    case 'at_risk':
    case 'small_gap':
    case 'supporting_action':
    case 'long_term_improvement':
      break;
  }
  return taskFor(horizon, snapshot);
}

function taskFor(horizon: Horizon, { today }: Sources): SuggestedAction {
  return { kind: 'create_task', dueOn: addDays(today, DUE_IN_DAYS[horizon]) };
}

function isPastItsDate(goalId: string, { success, today }: Sources): boolean {
  const goal = success.goals.find(({ id }) => id === goalId);
  return goal !== undefined && goal.targetDate !== null && goal.targetDate < today;
}
