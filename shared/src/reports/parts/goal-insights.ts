import {
  blockerInWords,
  driverInWords,
  observationInWords,
} from '../../domain/advice/insight-words.ts';
import { goalActions } from '../../domain/advice/goal-actions.ts';
import type { Blocker, GoalAction, GoalInsights, Horizon } from '../../domain/advice/results.ts';
import type { GoalResult } from '../../domain/goals/results.ts';
import type { ReportContext } from '../context.ts';
import type { Block } from '../report.ts';
import { sentence } from '../sentence.ts';

export const HORIZON_NAME: Readonly<Record<Horizon, string>> = {
  immediate: 'Immediate',
  this_week: 'This week',
  this_month: 'This month',
};

export type GoalWords = {
  /** What is working (V25), from the goal's own figures, and from ours. */
  drivers: { own: readonly string[]; ours: readonly string[] };
  /** What holds it back (V26, M56); likewise. */
  blockers: { own: readonly string[]; ours: readonly string[] };
  observations: readonly string[];
  actions: readonly GoalAction[];
};

/** The sentences about a goal. What speaks of our own inputs (health, use, training) is kept apart: it is not for the customer. */
export function goalWords(context: ReportContext, goal: GoalResult): GoalWords {
  const { insights, health, currency } = context.snapshot;
  const told = insights.find(({ goalId }) => goalId === goal.id) ?? nothing(goal.id);
  const about = { goal, health };
  const written = (text: string) => sentence(text, currency);
  const drivers = partition(told.drivers, ({ code }) => code === 'input_gain');
  const blockers = partition(told.blockers, isOfOurInputs);
  const words = {
    driver: (each: GoalInsights['drivers'][number]) => written(driverInWords(each, about)),
    blocker: (each: Blocker) => written(blockerInWords(each, about)),
  };
  return {
    drivers: { own: drivers.own.map(words.driver), ours: drivers.ours.map(words.driver) },
    blockers: { own: blockers.own.map(words.blocker), ours: blockers.ours.map(words.blocker) },
    observations: told.observations.map((each) => written(observationInWords(each, goal))),
    actions: goalActions(told, about).map((action) => ({
      ...action,
      text: written(action.text),
      reason: written(action.reason),
    })),
  };
}

/** What to do about a goal by horizon (M52, M57): for our own people. */
export function actionBlocks(actions: readonly GoalAction[]): Block[] {
  if (actions.length === 0) return [];
  const items = actions.map(({ horizon, text, reason }) => ({
    label: HORIZON_NAME[horizon],
    text: [reason === '' ? text : `${text} ${reason}`],
  }));
  return [{ kind: 'list', ordered: items.length > 1, items, seenBy: 'internal' }];
}

/** A dependency is the customer's to know, but not by what our health inputs say of it. */
function isOfOurInputs(blocker: Blocker): boolean {
  return (
    blocker.code === 'input_weak' ||
    blocker.code === 'input_loss' ||
    (blocker.code === 'dependency_open' && blocker.milestone === null)
  );
}

function partition<Fact>(facts: readonly Fact[], isOurs: (fact: Fact) => boolean) {
  return {
    own: facts.filter((fact) => !isOurs(fact)),
    ours: facts.filter((fact) => isOurs(fact)),
  };
}

function nothing(goalId: string): GoalInsights {
  return { goalId, situation: null, drivers: [], blockers: [], observations: [] };
}
