import { goalsOverview } from '@attain/shared/domain/goals/goals-overview';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, metricAt, someGoal } from '../builders.ts';
import { DOCUMENT_GOALS } from './document-goals.ts';

const rows = (...goals: readonly Goal[]) =>
  goalsOverview(
    goals.map((goal) => scoreGoal(goal, asOf(), DEFAULT_SETTINGS)),
    DEFAULT_SETTINGS.bands,
  );

const detail = (...metrics: readonly Metric[]) => rows(someGoal({ metrics }))[0]?.detail;

describe('goals overview (M35, M36)', () => {
  it('of the document has a row for each of the five goals', () => {
    expect(rows(...DOCUMENT_GOALS)).toEqual([
      {
        goalId: 'Reduce reporting time',
        title: 'Reduce reporting time',
        status: 'Exceeded',
        progress: '142.2 %',
        detail: 'Time to create report: 70 % reduction vs 50 % target',
      },
      {
        goalId: 'Improve data accuracy',
        title: 'Improve data accuracy',
        status: 'On Track',
        progress: '88.7 %',
        detail: 'Data error rate: 3.8 % vs 2 % target, from 12 %',
      },
      {
        goalId: 'Increase team efficiency',
        title: 'Increase team efficiency',
        status: 'At Risk',
        progress: '40 %',
        detail: 'Tasks/person/day: 18 vs 25 tasks target, from 15 tasks',
      },
      {
        goalId: 'Enable self-service',
        title: 'Enable self-service',
        status: null,
        progress: null,
        detail: '88 % vs 90 % target. Baseline not set. Cannot calculate progress.',
      },
      {
        goalId: 'Consolidate tools',
        title: 'Consolidate tools',
        status: 'Achieved',
        progress: '100 %',
        detail: '3 of 3 milestones done',
      },
    ]);
  });

  it.each([
    { what: 'stays above the edge', current: 80.04, progress: '80.1 %' },
    { what: 'stays at the edge', current: 80, progress: '80 %' },
    { what: 'stays below the edge', current: 49.99, progress: '49.9 %' },
    { what: 'stays below the target', current: 99.97, progress: '99.9 %' },
    { what: 'stays above the target', current: 100.01, progress: '100.1 %' },
    { what: 'is met', current: 100, progress: '100 %' },
    { what: 'goes below zero', current: -10, progress: '-10 %' },
  ])('shows $current as $progress, never across a band edge: $what', ({ current, progress }) => {
    expect(rows(someGoal({ metrics: [metricAt(0, 100, current)] }))[0]?.progress).toBe(progress);
  });

  it.each([
    {
      name: 'a single metric needs no name',
      metrics: [metricAt(4, 2, 1.2)],
      text: '70 % reduction vs 50 % target',
    },
    {
      name: 'a rise where less is better',
      metrics: [metricAt(4, 2, 5)],
      text: '25 % increase vs 50 % reduction target',
    },
    { name: 'nothing moved', metrics: [metricAt(4, 2, 4)], text: '0 % reduction vs 50 % target' },
    {
      name: 'a share of zero means nothing',
      metrics: [metricAt(0, -5, -2)],
      text: '-2 vs -5 reports target, from 0 reports',
    },
    {
      name: 'a level to hold has no reduction',
      metrics: [{ ...metricAt(4, 4, 4), direction: 'lower_is_better' as const }],
      text: '4 vs 4 reports target, from 4 reports',
    },
    {
      name: 'without a baseline',
      metrics: [{ ...metricAt(null, 100, 50), mode: 'ratio_to_target' as const }],
      text: '50 vs 100 reports target',
    },
    {
      name: 'no reading',
      metrics: [metricAt(0, 100, null)],
      text: 'No reading yet. Record one to see progress.',
    },
  ])('details: $name', ({ metrics, text }) => {
    expect(detail(...metrics)).toBe(text);
  });

  it('names the metric that is furthest back where the goal is at risk, else the first that is scored', () => {
    const metric = (name: string, current: number | null) => ({
      ...metricAt(0, 100, current),
      name,
    });
    expect(detail(metric('A', 60), metric('B', 20), metric('C', 20))).toMatch(/^B: 20 vs 100/);
    expect(detail(metric('A', null), metric('B', 95), metric('C', 90))).toMatch(/^B: 95 vs 100/);
  });

  it('says what is missing where there is neither metric nor milestone', () => {
    expect(detail()).toBe('No metrics defined. Add a metric or a milestone.');
  });
});
