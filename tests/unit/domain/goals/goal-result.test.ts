import type { Goal } from '@attain/shared/domain/goals/goal';
import { goalLabel } from '@attain/shared/domain/goals/goal-label';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, at, metricAt, someGoal, someMetric } from '../builders.ts';

const score = (goal: Goal, today = '2026-07-01') => scoreGoal(goal, asOf(today), DEFAULT_SETTINGS);

describe('goal label, first match (M35, M70)', () => {
  const edges = { onTrackAbove: 0.8, atRiskFrom: 0.5, behindBelow: 0.9 };
  const standing = {
    started: true,
    complete: false,
    progress: 0.6,
    attainment: 0.6,
    pace: null,
    pastItsDate: false,
  };

  it.each([
    { name: 'Not Started', given: { started: false, complete: true, progress: 2 } },
    { name: 'Exceeded', given: { complete: true, progress: 1.0001, pastItsDate: true } },
    { name: 'Achieved', given: { complete: true, progress: 1, pastItsDate: true } },
    { name: 'Not Met', given: { pastItsDate: true, attainment: 0.99 } },
    { name: 'Not Met', given: { attainment: 0.4999, pace: 0.8999 } },
    { name: 'On Track', given: { attainment: 0.4999, pace: 0.9 } },
    { name: 'At Risk', given: { attainment: 0.5, pace: 0.8999 } },
    { name: 'At Risk', given: { attainment: 0.4999, pace: null } },
    { name: 'On Track', given: { attainment: 0.8001 } },
    { name: 'At Risk', given: { attainment: 0.8 } },
  ])('is $name given $given', ({ name, given }) => {
    expect(goalLabel({ ...standing, ...given }, edges)).toBe(name);
  });
});

describe('a goal', () => {
  it('takes its milestones as one more member, as heavy as an average metric', () => {
    const goal = someGoal({
      metrics: [
        { ...metricAt(0, 100, 90), weight: 20 },
        { ...metricAt(0, 100, 45), weight: 40 },
      ],
      milestones: [
        { id: '1', title: 'Pilot', due: null, done: true },
        { id: '2', title: 'Roll-out', due: null, done: false },
      ],
    });
    // (20 x 0.9 + 40 x 0.45 + 30 x 0.5) / 90
    expect(score(goal)).toMatchObject({
      attainment: expect.closeTo(51 / 90),
      milestones: { done: 1, total: 2 },
    });
  });

  it('is scored on what can be scored', () => {
    const goal = someGoal({ metrics: [metricAt(0, 100, 40), metricAt(null, 100, 99)] });
    expect(score(goal)).toMatchObject({ kind: 'scored', attainment: 0.4 });
  });

  it('has no label and a notice where its baseline is not set', () => {
    expect(score(someGoal({ metrics: [metricAt(null, 90, 88)] }))).toMatchObject({
      kind: 'not_scored',
      reason: 'baseline_not_set',
      notice: 'Baseline not set. Cannot calculate progress.',
      label: null,
    });
  });

  it('is not started while there is no reading after the baseline', () => {
    expect(score(someGoal({ metrics: [metricAt(0, 100, null)] }))).toMatchObject({
      kind: 'not_scored',
      reason: 'no_data',
      label: 'Not Started',
      status: 'not_started',
    });
  });

  it('is not started while none of its milestones is done and nothing else measures it', () => {
    const milestones = [{ id: '1', title: 'Pilot', due: null, done: false }];
    expect(score(someGoal({ metrics: [], milestones }))).toMatchObject({
      kind: 'scored',
      label: 'Not Started',
    });
  });

  it('without metrics and milestones says so', () => {
    expect(score(someGoal({ metrics: [] }))).toMatchObject({ reason: 'no_metrics', label: null });
  });

  it('is not exceeded while a milestone is open', () => {
    const milestones = [{ id: '1', title: 'Sign-off', due: null, done: false }];
    expect(score(someGoal({ metrics: [metricAt(0, 100, 150)], milestones }))).toMatchObject({
      label: 'At Risk',
      attainment: 0.5,
    });
  });

  it.each([
    { what: 'its own start', goal: { startDate: '2026-02-01' }, start: '2026-02-01' },
    { what: 'its first baseline', goal: {}, start: '2026-01-15' },
    {
      what: 'its creation',
      goal: { metrics: [someMetric({ baselineAt: null })] },
      start: '2026-01-01',
    },
  ])('without a commitment starts with $what', ({ goal, start }) => {
    const metrics = [
      someMetric({ baselineAt: at('2026-03-01') }),
      someMetric({ baselineAt: at('2026-01-15') }),
    ];
    expect(score(someGoal({ metrics, ...goal })).startDate).toBe(start);
  });

  it('is late from the day after its date', () => {
    const goal = someGoal({ metrics: [metricAt(0, 100, 90)], targetDate: '2026-07-01' });
    expect(score(goal, '2026-07-01')).toMatchObject({ label: 'On Track' });
    expect(score(goal, '2026-07-02')).toMatchObject({ label: 'Not Met', status: 'at_risk' });
  });
});
