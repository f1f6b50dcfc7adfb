import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { upcomingMilestones } from '@attain/shared/domain/goals/upcoming-milestones';
import type { Goal, Milestone } from '@attain/shared/domain/goals/goal';
import type { GoalResult } from '@attain/shared/domain/goals/results';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { expect, it } from 'vitest';

import { asOf, metricAt, someGoal, TODAY } from '../builders.ts';

const milestone = (title: string, due: string | null, done = false): Milestone => ({
  id: title,
  title,
  due,
  done,
});

const scored = (goal: Goal) => scoreGoal(goal, asOf(), DEFAULT_SETTINGS);

/** Of goals that are not scored yet, unless results are given. */
function upcoming(
  goals: readonly Goal[],
  nextReview: string | null = null,
  results: readonly GoalResult[] = [],
): string[] {
  return upcomingMilestones(goals, results, nextReview, TODAY).map(
    ({ title, date, status }) => `${title}, ${date}: ${status}`,
  );
}

it('the soonest comes first, and what has no day last', () => {
  const goal = someGoal({
    metrics: [],
    milestones: [
      milestone('Some day', null),
      milestone('Later', '2026-12-01'),
      milestone('Soon', '2026-07-02'),
      milestone('Done', '2026-08-01', true),
    ],
  });
  expect(upcoming([goal], '2026-09-01')).toEqual([
    'Soon, 2026-07-02: scheduled',
    'Agreement review, 2026-09-01: scheduled',
    'Later, 2026-12-01: scheduled',
    'Some day, null: planned',
  ]);
});

it.each([
  ['2026-07-01', 'scheduled'],
  ['2026-06-30', 'at_risk'],
])('a milestone and a review due on %s are %s on 1 July', (due, status) => {
  const goal = someGoal({ metrics: [], milestones: [milestone('Pilot', due)] });
  expect(upcoming([goal], due)).toEqual([
    `Pilot, ${due}: ${status}`,
    `Agreement review, ${due}: ${status}`,
  ]);
});

it('a milestone of a goal that is at risk is at risk', () => {
  const goal = someGoal({
    metrics: [metricAt(0, 100, 10)],
    milestones: [milestone('Pilot', null)],
  });
  expect(upcoming([goal], null, [scored(goal)])).toEqual(['Pilot, null: at_risk']);
});

it('a goal that has ended has nothing to come', () => {
  const goal = someGoal({ ended: true, milestones: [milestone('Pilot', '2026-12-01')] });
  expect(upcoming([goal])).toEqual([]);
});
