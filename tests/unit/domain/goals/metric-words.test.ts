import { figure, inUnit, standingInWords } from '@attain/shared/domain/goals/metric-words';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import type { Metric } from '@attain/shared/domain/goals/goal';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, metricAt, someGoal, someMetric } from '../builders.ts';

const standing = (metric: Metric) => {
  const [result] = scoreGoal(someGoal({ metrics: [metric] }), asOf(), DEFAULT_SETTINGS).metrics;
  return result && standingInWords(result);
};

describe('a value in words', () => {
  it.each([
    [1.25, '1.3'],
    [1, '1'],
    [-1.25, '-1.2'],
    [0.456, '0.46'],
    [0.0042, '0.0042'],
    [0, '0'],
    [1_234.56, '1234.6'],
  ])('%d is %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it.each([
    [65, 'percent', '65 %'],
    [65, ' % ', '65 %'],
    [5, '$', '$5'],
    [5, '€', '€5'],
    [4, 'workflows', '4 workflows'],
    [4, ' ', '4'],
  ])('%d in "%s" is %s', (value, unit, text) => {
    expect(inUnit(value, unit)).toBe(text);
  });
});

describe('where a metric stands, in words', () => {
  it.each([
    { metric: { ...metricAt(0, 10, 4), unit: 'workflows' }, text: '4 of 10 workflows' },
    { metric: { ...metricAt(12, 2, 3.8), unit: '%' }, text: '3.8 % against a target of 2 %' },
    {
      metric: someMetric({ mode: 'maintain', target: 99, unit: '%' }),
      text: '50 % against a target of 99 %',
    },
    { metric: metricAt(0, 10, null), text: 'not measured' },
    { metric: someMetric({ target: null }), text: 'not measured' },
  ])('is "$text"', ({ metric, text }) => {
    expect(standing(metric)).toBe(text);
  });
});
