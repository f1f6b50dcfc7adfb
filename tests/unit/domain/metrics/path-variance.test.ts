import { pathVariance } from '@attain/shared/domain/metrics/path-variance';
import type { MetricResult } from '@attain/shared/domain/metrics/results';
import { expect, it } from 'vitest';

const goal = (...drifts: (number | null)[]) => ({
  metrics: drifts.map((drift) => ({ drift })) as MetricResult[],
});

it.each([
  { goals: [], mean: null, metrics: 0 },
  { goals: [goal(null)], mean: null, metrics: 0 },
  { goals: [goal(-0.1, 0.04), goal(null, -0.036)], mean: -0.032, metrics: 3 },
  { goals: [goal(0.1), goal(0.2)], mean: 0.15, metrics: 2 },
])('the metrics are on average $mean from their paths, over $metrics', ({ goals, ...variance }) => {
  expect(pathVariance(goals)).toEqual(variance);
});
