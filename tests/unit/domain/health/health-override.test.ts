import type { HealthOverride } from '@attain/shared/domain/health/inputs';
import { describe, expect, it } from 'vitest';

import { healthOf } from './health-of.ts';
import { asOf, at, someContract, thrivingAccount } from '../builders.ts';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { USD } from '../builders.ts';

const judged: HealthOverride = {
  band: 'critical',
  reason: 'The sponsor left.',
  by: 'Ann Lee',
  at: at('2026-06-20'),
  until: '2026-07-01',
};

describe('a person who judges the health of an account', () => {
  it('is shown beside the computed score, never instead of it', () => {
    expect(healthOf(thrivingAccount({ healthOverride: judged }))).toMatchObject({
      score: 100,
      band: 'healthy',
      override: { ...judged, differs: true },
    });
  });

  it('may agree with the score', () => {
    const healthOverride = { ...judged, band: 'healthy' } as const;
    expect(healthOf(thrivingAccount({ healthOverride })).override?.differs).toBe(false);
  });

  it('holds to its last day, and not after', () => {
    const on = (day: string) =>
      healthOf(thrivingAccount({ healthOverride: judged }), DEFAULT_SETTINGS, asOf(day)).override;
    expect(on('2026-06-30')).not.toBeNull();
    expect(on('2026-07-01')).not.toBeNull();
    expect(on('2026-07-02')).toBeNull();
  });

  it('changes nothing that is computed: renewal, next action, everything but the override', () => {
    const contract = someContract({ renewal: '2026-08-20' });
    const snapshot = (healthOverride: HealthOverride | null) => {
      const { health, ...rest } = scoreAccount(
        thrivingAccount({ contract, healthOverride }),
        asOf(),
        DEFAULT_SETTINGS,
        USD,
      );
      return { ...rest, health: { ...health, override: null } };
    };
    expect(snapshot(judged)).toEqual(snapshot(null));
  });
});
