import { goalProjection, projectionInWords } from '@attain/shared/domain/goals/goal-projection';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, at, metricAt, readings, someGoal, someMetric } from '../builders.ts';

const score = (metrics: readonly Metric[], goal: Partial<Goal> = {}) =>
  scoreGoal(someGoal({ metrics, ...goal }), asOf(), DEFAULT_SETTINGS);

const words = (metrics: readonly Metric[], goal: Partial<Goal> = {}) => {
  const result = score(metrics, goal);
  return result.projection === null ? null : projectionInWords(result.projection, result.metrics);
};

/** Half a report a day: 60 on 20 May, 40 to go in 80 days. */
const steady = someMetric({
  baselineAt: at('2026-01-20'),
  readings: readings(['2026-03-01', 20], ['2026-04-10', 40], ['2026-05-20', 60]),
});
/** Faster at the end than at the beginning. */
const uneven = someMetric({
  id: 'm2',
  name: 'Hours saved',
  baselineAt: at('2026-01-20'),
  readings: readings(['2026-03-01', 10], ['2026-04-10', 20], ['2026-05-20', 60]),
});
const stuck = someMetric({
  id: 'm3',
  name: 'Errors',
  baseline: 50,
  readings: readings(['2026-03-01', 50], ['2026-04-10', 50], ['2026-05-20', 50]),
});
const young = someMetric({ id: 'm4', name: 'Adoption' });

describe('projected finish of a goal (M97)', () => {
  it('is that of its last metric, with the band of that metric', () => {
    const { projection, metrics } = score([steady, uneven]);
    expect(metrics[0]?.projectedFinish).toBe('2026-08-08');
    expect(projection).toEqual({
      kind: 'projected',
      metricId: 'm2',
      finish: metrics[1]?.projectedFinish,
      earliest: metrics[1]?.projectedEarliest,
      latest: metrics[1]?.projectedLatest,
      openMilestones: 0,
    });
    expect((projection?.kind === 'projected' && projection.finish) || '').toMatch(/^2026-09/);
  });

  it('names the first of several that finish on the same day', () => {
    expect(score([steady, { ...steady, id: 'm9' }]).projection).toMatchObject({ metricId: 'm1' });
  });

  it('does not depend on the order of the metrics', () => {
    expect(score([uneven, steady]).projection).toEqual(score([steady, uneven]).projection);
  });

  it.each([
    { what: 'one does not move', metrics: [steady, stuck], kind: 'not_moving', metricId: 'm3' },
    {
      what: 'one has too few readings',
      metrics: [steady, young],
      kind: 'too_few_readings',
      metricId: 'm4',
    },
    { what: 'both are so', metrics: [young, stuck], kind: 'not_moving', metricId: 'm3' },
  ])('has no date where $what', ({ metrics, kind, metricId }) => {
    expect(score(metrics).projection).toEqual({ kind, metricId });
  });

  it('leaves out what is reached, to be held, or not scored', () => {
    const reached = someMetric({ id: 'r', readings: readings(['2026-06-20', 120]) });
    const held = someMetric({
      id: 'h',
      mode: 'maintain',
      target: 99,
      readings: readings(['2026-06-20', 50]),
    });
    const unscored = { ...metricAt(null, 90, 88), id: 'u' };
    expect(score([reached, held, unscored]).projection).toBeNull();
    expect(score([reached, held, unscored, steady]).projection).toMatchObject({ metricId: 'm1' });
    expect(goalProjection([], 2)).toBeNull();
  });
});

describe('a projection in words', () => {
  it.each([
    {
      metrics: [steady],
      text: 'Projected for 8 Aug 2026 (between 8 Aug 2026 and 8 Aug 2026), if "Reports created" goes on as it did.',
    },
    {
      metrics: [stuck],
      text: 'No finish can be projected: "Errors" does not move towards its target.',
    },
    {
      metrics: [young],
      text: 'No finish can be projected: "Adoption" has too few readings.',
    },
  ])('is "$text"', ({ metrics, text }) => {
    expect(words(metrics)).toBe(text);
  });

  it('names the metric that decides', () => {
    expect(words([steady, stuck])).toContain('"Errors"');
  });

  it('says that open milestones are no part of it', () => {
    const milestones = [{ id: '1', title: 'Roll-out', due: null, done: false }];
    expect(words([steady], { milestones })).toMatch(/ Open milestones are not part of it\.$/);
  });

  it('has an open end where the late end of the band never gets there', () => {
    expect(
      projectionInWords(
        {
          kind: 'projected',
          metricId: 'm1',
          finish: '2026-08-08',
          earliest: '2026-07-20',
          latest: null,
          openMilestones: 0,
        },
        [{ id: 'm1', name: 'Reports' }],
      ),
    ).toBe(
      'Projected for 8 Aug 2026 (20 Jul 2026 at the earliest), if "Reports" goes on as it did.',
    );
  });
});
