import type {
  AccountView,
  AgreementView,
  GoalView,
  MetricView,
} from '@attain/shared/contract/account-view';

/** A goal with all that belongs to it. */
export type ShownGoal = {
  goal: GoalView;
  /** `null`: no agreement is in force for it. */
  agreement: AgreementView | null;
  /** Why there is no agreement in force, where one was begun: drafted, or offered to the customer. */
  offered: 'draft' | 'proposed' | null;
  metrics: readonly MetricView[];
  inTrouble: boolean;
};

/** The goals of an account, those in trouble first, then those that cannot be scored, each group with the least attained first. */
export function shownGoals({ goals, agreements }: AccountView): ShownGoal[] {
  return goals.list
    .map((goal): ShownGoal => {
      const agreement = agreements.list.find(({ goalId }) => goalId === goal.id) ?? null;
      const other = agreements.others.find(({ goalId }) => goalId === goal.id);
      return {
        goal,
        agreement,
        offered: other === undefined || other.state === 'ended' ? null : other.state,
        metrics: agreement?.metrics ?? goal.metrics,
        inTrouble: isInTrouble(goal, agreement),
      };
    })
    .sort((a, b) => urgencyOf(a) - urgencyOf(b) || attainmentOf(a) - attainmentOf(b));
}

function isInTrouble({ standing, deadlineRisk }: GoalView, agreement: AgreementView | null) {
  const missed =
    standing.kind === 'scored' && (standing.label === 'At Risk' || standing.label === 'Not Met');
  const decided = agreement?.state === 'achieved' || agreement?.state === 'missed';
  return missed || (deadlineRisk === 'will_miss' && !decided);
}

function urgencyOf({ inTrouble, goal }: ShownGoal): number {
  if (inTrouble) return 0;
  return goal.standing.kind === 'not_scored' ? 1 : 2;
}

function attainmentOf({ goal: { standing } }: ShownGoal): number {
  return standing.kind === 'scored' ? standing.attainment : 0;
}
