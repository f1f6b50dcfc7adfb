import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import { describe, expect, it } from 'vitest';

import { asOf, someGoal, someMetric } from '../builders.ts';

describe('staleness of a reading (M25)', () => {
  it.each([
    { frequency: 'daily', days: 3 },
    { frequency: 'weekly', days: 14 },
    { frequency: 'monthly', days: 45 },
    { frequency: 'quarterly', days: 120 },
  ] as const)(
    'of a $frequency metric begins after $days days, and it still counts',
    ({ frequency, days }) => {
      const edge = asOf().now - days * DAY_MS;
      const read = (measuredAt: number) => {
        const metrics = [someMetric({ frequency, readings: [{ value: 50, measuredAt }] })];
        return scoreGoal(someGoal({ metrics }), asOf(), DEFAULT_SETTINGS).metrics[0];
      };
      expect(read(edge)).toMatchObject({ stale: false, kind: 'scored' });
      expect(read(edge - 1)).toMatchObject({ stale: true, kind: 'scored' });
    },
  );

  it('is not what is wrong with a metric that was never read', () => {
    const goal = someGoal({ metrics: [someMetric({ readings: [] })] });
    expect(scoreGoal(goal, asOf(), DEFAULT_SETTINGS).metrics[0]).toMatchObject({
      stale: false,
      measuredAt: null,
    });
  });
});
