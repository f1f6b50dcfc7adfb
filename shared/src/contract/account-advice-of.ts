import { goalActions } from '../domain/advice/goal-actions.ts';
import {
  blockerInWords,
  driverInWords,
  observationInWords,
} from '../domain/advice/insight-words.ts';
import type { Recommendation } from '../domain/advice/results.ts';
import { suggestedAction, suggestedGoalAction } from '../domain/advice/suggested-action.ts';
import { date } from '../domain/basics/plain-words.ts';
import type { GoalResult } from '../domain/goals/results.ts';
import { RENEWAL_MILESTONES } from '../domain/lifecycle/renewal-milestones.ts';
import { RENEWAL_PLAYBOOKS } from '../domain/lifecycle/renewal-playbooks.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { GoalView } from './account-view.ts';
import type { RecommendationView } from './account-advice.ts';

/** So many sentences of each kind are read; the worst come first. */
const MOST_TOLD = 2;

/** What to do about the account by horizon, and what the renewal asks for before its day (V27, M57, A25-A32). */
export function recommendationViews(
  snapshot: Snapshot,
  openCauses: ReadonlySet<string>,
): RecommendationView[] {
  return [
    ...snapshot.recommendations.map((each) => recommendationView(each, snapshot, openCauses)),
    ...renewalSteps(snapshot),
  ];
}

/** The sentences about a goal, and its next steps. */
export function goalAdvice(goal: GoalResult, snapshot: Snapshot): GoalView['advice'] {
  const insights = snapshot.insights.find(({ goalId }) => goalId === goal.id);
  if (insights === undefined) return { drivers: [], blockers: [], observations: [], steps: [] };
  const context = { goal, health: snapshot.health };
  const { drivers, blockers, observations } = insights;
  return {
    drivers: drivers.slice(0, MOST_TOLD).map((each) => driverInWords(each, context)),
    blockers: blockers.slice(0, MOST_TOLD).map((each) => blockerInWords(each, context)),
    observations: observations.slice(0, MOST_TOLD).map((each) => observationInWords(each, goal)),
    steps: goalActions(insights, context)
      .slice(0, MOST_TOLD)
      .map((step) => ({
        code: step.code,
        text: step.text,
        reason: step.reason,
        horizon: step.horizon,
        action: suggestedGoalAction(step, insights, snapshot),
      })),
  };
}

function recommendationView(
  each: Recommendation,
  snapshot: Snapshot,
  openCauses: ReadonlySet<string>,
): RecommendationView {
  const { code, text, reason, horizon, goalId, owner } = each;
  const id = `${code}:${goalId ?? 'account'}`;
  const action = suggestedAction(each, snapshot, openCauses);
  return { id, text, reason, horizon, goalId, owner, action };
}

/** The play that has begun, and each milestone that is due or to come, as one step each. */
function renewalSteps({ renewal, today }: Snapshot): RecommendationView[] {
  if (renewal.date === null || renewal.stage === 'overdue') return [];
  const reason = `The renewal is on ${date(renewal.date)}.`;
  const about = { reason, horizon: 'before_renewal', goalId: null, owner: null } as const;
  const steps: RecommendationView[] = [];
  if (renewal.play !== 'none') {
    const { approach, steps: todo } = RENEWAL_PLAYBOOKS[renewal.play];
    const text = `${approach}: ${inOneSentence(todo)}`;
    steps.push({ id: `play:${renewal.play}`, text, ...about, action: { kind: 'enrol_workflow' } });
  }
  for (const { code, on, state } of renewal.milestones) {
    const milestone = RENEWAL_MILESTONES.find((each) => each.code === code);
    if (milestone === undefined || state === 'passed') continue;
    const text = `${milestone.title}, from ${date(on)}: ${inOneSentence(milestone.steps)}`;
    const dueOn = on < today ? today : on;
    steps.push({
      id: `renewal:${code}`,
      text,
      ...about,
      action: { kind: 'create_task', dueOn },
    });
  }
  return steps;
}

/** `Review the health`, `Plan next year` as `review the health; plan next year.` */
function inOneSentence(steps: readonly string[]): string {
  return `${steps.map((step) => step.charAt(0).toLowerCase() + step.slice(1)).join('; ')}.`;
}
