import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import type { Goal } from '@attain/shared/domain/goals/goal';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { successBand, successScore } from '@attain/shared/domain/goals/success-score';
import { describe, expect, it } from 'vitest';

import { asOf, goalOf, metricAt, someGoal } from '../builders.ts';
import { DOCUMENT_GOALS } from './document-goals.ts';

const score = (goals: readonly Goal[]) =>
  successScore(
    goals.map((goal) => scoreGoal(goal, asOf(), DEFAULT_SETTINGS)),
    DEFAULT_SETTINGS,
  );

describe('success score', () => {
  it('of the document is 82.18 with 4 of 5 goals scored and 3 of 4 on track (C16)', () => {
    const result = score(DOCUMENT_GOALS);
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

  describe('as printed in the document, and as it is (C15, C16)', () => {
    const AS_PRINTED = [
      { goal: 0, printed: '140 %, Exceeded', label: 'Exceeded', attainment: 1, progress: 1.4222 },
      {
        goal: 1,
        printed: '92 %, On Track',
        label: 'On Track',
        attainment: 0.8872,
        progress: 0.8872,
      },
      { goal: 2, printed: '65 %, At Risk', label: 'At Risk', attainment: 0.4, progress: 0.4 },
      { goal: 4, printed: '100 %, Achieved', label: 'Achieved', attainment: 1, progress: 1 },
    ];

    it.each(AS_PRINTED)('goal $goal: $printed is $progress, $label', (row) => {
      expect(score(DOCUMENT_GOALS).goals[row.goal]).toMatchObject({
        kind: 'scored',
        label: row.label,
        attainment: expect.closeTo(row.attainment, 4),
        progress: expect.closeTo(row.progress, 4),
      });
    });

    it('goal 3: 88 %, On Track has no baseline and cannot be scored', () => {
      expect(score(DOCUMENT_GOALS).goals[3]).toMatchObject({
        kind: 'not_scored',
        notice: 'Baseline not set. Cannot calculate progress.',
        label: null,
      });
    });

    it('score: 85 is neither the mean of the printed goals nor that of the capped ones', () => {
      const printed = [140, 92, 65, 88, 100];
      const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / 5;
      expect(mean(printed)).toBe(97);
      expect(mean(printed.map((each) => Math.min(100, each)))).toBe(89);
      expect(score(DOCUMENT_GOALS).score).toBeCloseTo(82.18, 2);
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

  it('shows every goal, the ones that cannot be scored too (M68)', () => {
    expect(score(DOCUMENT_GOALS).goals.map(({ title }) => title)).toEqual([
      'Reduce reporting time',
      'Improve data accuracy',
      'Increase team efficiency',
      'Enable self-service',
      'Consolidate tools',
    ]);
  });

  it('has nothing to note where every metric is measured', () => {
    expect(score([goalOf('a', metricAt(0, 100, 20))]).notices).toEqual([]);
  });

  it.each([
    { score: 80, band: 'strong' },
    { score: 79.999, band: 'good' },
    { score: 65, band: 'good' },
    { score: 64.999, band: 'fair' },
    { score: 50, band: 'fair' },
    { score: 49.999, band: 'weak' },
  ])('of $score is $band', ({ score: value, band }) => {
    expect(successBand(value, DEFAULT_SETTINGS.bands.success)).toBe(band);
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
