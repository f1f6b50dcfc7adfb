import type { Account } from '../account.ts';
import type { GoalResult } from '../goals/results.ts';
import type { LifecycleStage } from '../lifecycle/results.ts';
import type { Snapshot } from '../snapshot.ts';
import { hypothesisView } from './hypothesis.ts';
import { provenOutcomes } from './proven-outcomes.ts';

export type HandoverSources = {
  account: Pick<Account, 'hypothesis'>;
  snapshot: Snapshot;
};

type Check = {
  item: string;
  /** What to do where it is not done. */
  todo: string;
  isDone: (sources: HandoverSources) => boolean;
};

const HYPOTHESIS: readonly Check[] = [
  {
    item: 'pain_points',
    todo: 'Record what the customer suffers from.',
    isDone: ({ account }) => (account.hypothesis?.painPoints.length ?? 0) > 0,
  },
  {
    item: 'value_drivers',
    todo: 'Record value drivers with their yearly value and probability.',
    isDone: ({ account }) => (hypothesisView(account.hypothesis)?.yearlyValue ?? 0) > 0,
  },
  {
    item: 'yearly_cost',
    todo: 'Record the yearly cost, so that an ROI can be projected.',
    isDone: ({ account }) => (account.hypothesis?.yearlyCost ?? 0) > 0,
  },
  {
    item: 'measurable_goal',
    todo: 'Define a goal with a metric that has a baseline and a target.',
    isDone: ({ snapshot }) => snapshot.success.goals.some(isMeasurable),
  },
];

const COMMITMENT: readonly Check[] = [
  {
    item: 'agreement',
    todo: 'Get an agreement signed.',
    isDone: ({ snapshot }) => snapshot.agreements.inForce > 0,
  },
  {
    item: 'contracted_kpis',
    todo: 'Give every agreement a metric that has a baseline and a target.',
    isDone: ({ snapshot }) => everyAgreedGoal(snapshot, isMeasurable),
  },
  {
    item: 'accountability',
    todo: 'Name an owner for every agreement.',
    isDone: ({ snapshot }) => everyAgreedGoal(snapshot, ({ owner }) => owner !== null),
  },
  {
    item: 'deadlines',
    todo: 'Set a deadline for every agreement.',
    isDone: ({ snapshot }) => everyAgreedGoal(snapshot, ({ targetDate }) => targetDate !== null),
  },
  {
    item: 'sign_off',
    todo: 'Get the executive sign-off for every agreement.',
    isDone: ({ snapshot }) => snapshot.agreements.signedOff === true,
  },
];

const REALIZATION: readonly Check[] = [
  {
    item: 'kpi_progress',
    todo: 'Measure every agreement.',
    isDone: ({ snapshot: { agreements } }) =>
      agreements.inForce > 0 && agreements.scored === agreements.inForce,
  },
  {
    item: 'value_recorded',
    todo: 'Record what the outcomes are worth.',
    isDone: ({ snapshot }) => snapshot.value.lines.some(({ amount }) => amount !== null),
  },
  {
    item: 'counted_once',
    todo: 'Exclude one of the two value lines that count the same quantity.',
    isDone: ({ snapshot }) => snapshot.value.doubleCounts.length === 0,
  },
  {
    item: 'outcome_proven',
    todo: 'Achieve an agreement, or have the customer confirm value.',
    isDone: ({ snapshot }) => snapshot.lifecycleStage === 'prove',
  },
];

const PROOF: readonly Check[] = [
  {
    item: 'proven_outcomes',
    todo: 'Achieve an agreement, or have the customer confirm value.',
    isDone: ({ snapshot }) => provenOutcomes(snapshot).length > 0,
  },
  {
    item: 'business_case',
    todo: 'Record cost and have value confirmed, so that there is an ROI to show.',
    isDone: ({ snapshot }) => snapshot.value.figures.roiConfirmed !== null,
  },
  {
    item: 'next_value',
    todo: 'Record what the product could be worth next.',
    isDone: ({ snapshot: { expansion, value } }) =>
      expansion !== null || value.opportunities.some(({ source }) => source === 'recorded'),
  },
];

/** What each stage must have in hand before the next can build on it. */
export const HANDOVER_CHECKS: Readonly<Record<LifecycleStage, readonly Check[]>> = {
  define: HYPOTHESIS,
  commit: COMMITMENT,
  execute: REALIZATION,
  prove: PROOF,
};

function isMeasurable({ metrics }: GoalResult): boolean {
  return metrics.some(({ baseline, target }) => baseline !== null && target !== null);
}

function everyAgreedGoal(
  { agreements, success }: Snapshot,
  holds: (goal: GoalResult) => boolean,
): boolean {
  const agreed = new Set(agreements.vlas.map(({ goalId }) => goalId));
  const goals = success.goals.filter(({ id }) => agreed.has(id));
  return goals.length > 0 && goals.every(holds);
}
