import type { Metric } from '@attain/shared/domain/goals/goal';
import type { MetricDraft } from '@attain/sync-worker/agreements/goal-draft';
import { metricOf } from '@attain/sync-worker/agreements/metric-of';
import { describe, expect, it } from 'vitest';

function someDraft(overrides: Partial<MetricDraft> = {}): MetricDraft {
  return {
    name: 'Data error rate',
    unit: 'percent',
    target: 2,
    baseline: 12,
    baselineAt: null,
    baselineSource: null,
    baselineEvidence: null,
    source: null,
    direction: null,
    mode: null,
    frequency: null,
    category: null,
    weight: null,
    ...overrides,
  };
}

const shape = ({ direction, mode, baseline }: Metric) => [direction, mode, baseline];

describe('a metric of a file', () => {
  it.each([
    ['falls to its target', { baseline: 12, target: 2 }, ['lower_is_better', 'linear', 12]],
    ['rises to its target', { baseline: 2, target: 12 }, ['higher_is_better', 'linear', 2]],
    ['has no baseline yet', { baseline: null }, ['higher_is_better', 'linear', null]],
    [
      'has no baseline, and a direction',
      { baseline: null, direction: 'lower_is_better' },
      ['lower_is_better', 'linear', null],
    ],
    [
      'equals its baseline',
      { baseline: 2, direction: 'lower_is_better' },
      ['lower_is_better', 'maintain', 2],
    ],
    [
      'says linear, and equals its baseline',
      { baseline: 2, mode: 'linear', direction: 'lower_is_better' },
      ['lower_is_better', 'maintain', 2],
    ],
    [
      'maintains without a baseline',
      { baseline: null, mode: 'maintain', direction: 'higher_is_better' },
      ['higher_is_better', 'maintain', 2],
    ],
    [
      'is a ratio without a baseline',
      { baseline: null, mode: 'ratio_to_target' },
      ['higher_is_better', 'ratio_to_target', null],
    ],
    [
      'is a ratio with a baseline',
      { mode: 'ratio_to_target' },
      ['lower_is_better', 'ratio_to_target', 12],
    ],
  ] as const)('that %s knows its direction and mode', (_, draft, expected) => {
    expect(shape(metricOf('g', someDraft(draft), undefined))).toEqual(expected);
  });

  it.each([
    [
      'a target below the baseline where higher is better',
      { direction: 'higher_is_better' },
      'target 2 is worse than baseline 12',
    ],
    [
      'a target above the baseline where lower is better',
      { baseline: 1, direction: 'lower_is_better' },
      'target 2 is worse than baseline 1',
    ],
    [
      'a level to hold without a good side',
      { baseline: 2 },
      'direction must say which side is good',
    ],
    ['a level to hold that is not the baseline', { mode: 'maintain' }, 'make them equal'],
  ] as const)('is refused with %s', (_, draft, reason) => {
    expect(() => metricOf('g', someDraft(draft), undefined)).toThrow(reason);
  });

  it('takes monthly readings and an equal weight where the file says nothing', () => {
    expect(metricOf('g', someDraft(), undefined)).toMatchObject({
      frequency: 'monthly',
      weight: 1,
      category: null,
      readings: [],
    });
  });

  it('has the same id whatever the case of its name, and another one in another goal', () => {
    const { id } = metricOf('g', someDraft(), undefined);
    expect(metricOf('g', someDraft({ name: 'data  ERROR rate' }), undefined).id).toBe(id);
    expect(metricOf('h', someDraft(), undefined).id).not.toBe(id);
  });

  it('keeps what is stored where the file says nothing', () => {
    const stored = {
      ...metricOf(
        'g',
        someDraft({ frequency: 'daily', weight: 3, category: 'quality' }),
        undefined,
      ),
      readings: [{ value: 8, measuredAt: 1 }],
    };
    expect(metricOf('g', someDraft({ baseline: null, name: 'DATA ERROR RATE' }), stored)).toEqual(
      stored,
    );
  });

  it('stops to be a level to hold when its target moves away from the baseline', () => {
    const stored = metricOf(
      'g',
      someDraft({ baseline: 2, direction: 'higher_is_better' }),
      undefined,
    );
    expect(shape(metricOf('g', someDraft({ baseline: null, target: 1 }), stored))).toEqual([
      'lower_is_better',
      'linear',
      2,
    ]);
  });
});
