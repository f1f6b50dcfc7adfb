import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import type { Goal } from '@attain/shared/domain/goals/goal';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { successScore } from '@attain/shared/domain/goals/success-score';
import { describe, expect, it } from 'vitest';

import { asOf, goalOf, metricAt, someGoal } from '../builders.ts';

const score = (goals: readonly Goal[]) =>
  successScore(
    goals.map((goal) => scoreGoal(goal, asOf(), DEFAULT_SETTINGS)),
    DEFAULT_SETTINGS,
  );

const done = { title: 'Tool retired', due: null, done: true };

/** The five goals of the success metrics document, as printed there. */
const DOCUMENT: readonly Goal[] = [
  goalOf('Reduce reporting time', metricAt(4, 2, 1.2), metricAt(10, 25, 35), metricAt(0, 15, 18)),
  goalOf('Improve data accuracy', metricAt(12, 2, 3.8), metricAt(45, 5, 8), metricAt(15, 3, 4)),
  goalOf(
    'Increase team efficiency',
    metricAt(15, 25, 18),
    metricAt(40, 90, 65),
    metricAt(0, 10, 4),
  ),
  goalOf('Enable self-service', metricAt(null, 90, 88)),
  someGoal({
    id: 'Consolidate tools',
    metrics: [],
    milestones: [1, 2, 3].map((n) => ({ id: String(n), ...done })),
  }),
];

describe('success score', () => {
  it('of the document is 82.18 with 4 of 5 goals scored and 3 of 4 on track, where it prints 85 (C16)', () => {
    const result = score(DOCUMENT);
    expect(result.score).toBeCloseTo(82.18, 2);
    expect(result).toMatchObject({
      band: 'strong',
      goalsScored: 4,
      goalsTotal: 5,
      onTrack: 3,
      achieved: 2,
      atRisk: 1,
      notices: ['Some metrics missing data. Showing available data.'],
    });
  });

  it.each([
    { goal: 0, attainment: 1, progress: 1.4222, label: 'Exceeded', printed: '140 %' },
    { goal: 1, attainment: 0.8872, progress: 0.8872, label: 'On Track', printed: '92 %' },
    { goal: 2, attainment: 0.4, progress: 0.4, label: 'At Risk', printed: '65 %' },
    { goal: 4, attainment: 1, progress: 1, label: 'Achieved', printed: '100 %' },
  ])('rolls goal $goal up to $attainment, $label; the document prints $printed (C15)', (row) => {
    const goal = score(DOCUMENT).goals[row.goal];
    expect(goal).toMatchObject({
      kind: 'scored',
      label: row.label,
      attainment: expect.closeTo(row.attainment, 4),
      progress: expect.closeTo(row.progress, 4),
    });
  });

  it('weighs goals, normalised over those that can be scored', () => {
    const goals = [
      { ...goalOf('a', metricAt(0, 100, 100)), weight: 3 },
      { ...goalOf('b', metricAt(0, 100, 20)), weight: 1 },
      { ...goalOf('c', metricAt(null, 100, 20)), weight: 96 },
    ];
    expect(score(goals).score).toBe(80);
  });

  it('takes all as equal where every weight is 0', () => {
    const goals = [
      { ...goalOf('a', metricAt(0, 100, 100)), weight: 0 },
      { ...goalOf('b', metricAt(0, 100, 20)), weight: 0 },
    ];
    expect(score(goals).score).toBe(60);
  });

  it('caps a goal at 100, so that one runaway does not hide the others', () => {
    const goals = [goalOf('a', metricAt(0, 100, 1_000)), goalOf('b', metricAt(0, 100, 0))];
    expect(score(goals).score).toBe(50);
  });

  it('has no figure without goals, and says so (M88)', () => {
    expect(score([])).toMatchObject({
      score: null,
      band: 'not_scored',
      goalsTotal: 0,
      notices: ['No success goals defined.'],
    });
  });

  it('has no figure where no goal can be scored', () => {
    const result = score([goalOf('a', metricAt(null, 90, 88)), someGoal({ metrics: [] })]);
    expect(result).toMatchObject({
      score: null,
      band: 'not_scored',
      goalsScored: 0,
      goalsTotal: 2,
    });
  });
});
