import type { PastHealth } from '@attain/shared/domain/account';
import { contributionInWords, healthDriver } from '@attain/shared/domain/health/health-driver';
import { HEALTH_MODELS } from '@attain/shared/domain/health/health-models';
import type { HealthContribution } from '@attain/shared/domain/health/results';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { FULL_POINTS, healthOf, healthSettings, NOW, pastFull } from './health-of.ts';
import { asOf, someSurvey, thrivingAccount } from '../builders.ts';

describe('health driver', () => {
  it('on a first score is the weakest component', () => {
    const account = thrivingAccount({
      nps: someSurvey({ mean: 6 }),
      csat: someSurvey({ mean: 3, nps: null }),
    });
    expect(healthOf(account).driver).toBe('Weakest: NPS, 4 of 15 points');
  });

  it('takes the first of components that are equally weak', () => {
    const account = thrivingAccount({
      training: { share: 0, at: NOW },
      outreach: { attempts: 3, answered: 0, latestAt: NOW },
    });
    expect(healthOf(account).driver).toBe('Weakest: Training completion, 0 of 5 points');
  });

  it('names no component without weight', () => {
    const { csat, ...rest } = HEALTH_MODELS.weekly;
    const own = { ...rest, csat: { ...csat, points: 0 } };
    const settings = healthSettings({ models: { own }, defaultModel: 'own' });
    const account = thrivingAccount({ csat: someSurvey({ mean: 1 }) });
    expect(healthOf(account, settings).driver).toBe('Every measured component has full points');
  });

  it('has nothing to name where nothing is measured', () => {
    expect(healthDriver([], null)).toBeNull();
  });

  it('names what moved the score most since the last change of band, and since when', () => {
    const account = thrivingAccount({
      nps: someSurvey({ mean: 6 }),
      csat: someSurvey({ mean: 4.5 }),
    });
    const pastHealth = [
      pastFull('2026-05-01', {
        score: 79,
        band: 'stable',
        points: { ...FULL_POINTS, nps: 4, csat: 0 },
      }),
      pastFull('2026-06-10'),
      pastFull('2026-06-20', { score: 88, band: 'stable' }),
    ];
    expect(healthOf({ ...account, pastHealth }).driver).toBe('NPS: -11 points since 20 Jun 2026');
  });

  it('looks back 28 days where the band has held longer', () => {
    const account = thrivingAccount({ csat: someSurvey({ mean: 4.5 }) });
    const pastHealth = [
      pastFull('2026-01-10', { score: 85, band: 'stable', points: { ...FULL_POINTS, nps: 0 } }),
      pastFull('2026-03-10'),
      pastFull('2026-06-25', { score: 99, points: { ...FULL_POINTS, csat: 9 } }),
    ];
    expect(healthOf({ ...account, pastHealth }).driver).toBe('CSAT: -1 point since 25 Jun 2026');
  });

  it('says what it did to the score that an input went, and nothing where that did nothing', () => {
    const gone = (change: Partial<PastHealth>) =>
      healthOf(thrivingAccount({ nps: null, pastHealth: [pastFull('2026-06-10', change)] })).driver;
    expect(gone({ score: 89, points: { ...FULL_POINTS, nps: 4 } })).toBe(
      'NPS no longer counted: +11 points since 1 Jul 2026',
    );
    expect(gone({})).toBe('Every measured component has full points');
  });

  it.each([
    { move: 0.05, driver: 'CSAT: +0.1 points since 1 Jul 2026' },
    { move: 0.04, driver: 'Every measured component has full points' },
  ])('takes a move of $move points, which shows or not, as: $driver', ({ move, driver }) => {
    const before = { score: 100 - move, points: { ...FULL_POINTS, csat: 10 - move } };
    const account = thrivingAccount({ pastHealth: [pastFull('2026-06-30', before)] });
    expect(healthOf(account).driver).toBe(driver);
  });

  it.each([
    { cause: 'moved', points: -1, words: 'CSAT: -1 point since 20 Jun 2026' },
    { cause: 'came', points: 2.5, words: 'CSAT newly counted: +2.5 points since 20 Jun 2026' },
    { cause: 'went', points: -2.5, words: 'CSAT no longer counted: -2.5 points since 20 Jun 2026' },
    {
      key: 'weights',
      cause: 'reweighted',
      points: 3,
      words: 'Settings changed: +3 points since 20 Jun 2026',
    },
    {
      key: 'weights',
      cause: 'reweighted',
      points: -3,
      version: 4,
      words: 'Settings changed (version 4): -3 points since 20 Jun 2026',
    },
  ] as const)('words: $words', ({ words, ...contribution }) => {
    const line: HealthContribution = { key: 'csat', ...contribution };
    expect(contributionInWords(line, '2026-06-20')).toBe(words);
  });

  describe('on the day of the first score', () => {
    const weak = thrivingAccount({ nps: someSurvey({ mean: 6 }) });
    const weaker = thrivingAccount({ nps: someSurvey({ mean: 0 }) });
    const saved = (account: typeof weak, hour: number): PastHealth => {
      const { score, band, components } = healthOf(account);
      const points = Object.fromEntries(components.map((each) => [each.key, each.points]));
      return { at: NOW + hour * 3_600_000, score, band, points };
    };

    it('is the weakest component, however often the input changes on that day', () => {
      const first = healthOf(weak).driver;
      expect(first).toBe('Weakest: NPS, 4 of 15 points');
      // Scored again at noon, with the score of the morning kept ...
      expect(healthOf({ ...weaker, pastHealth: [saved(weak, -3)] }).driver).toBe(
        'Weakest: NPS, 0 of 15 points',
      );
      // ... and once more, when the score of noon has replaced it.
      expect(healthOf({ ...weaker, pastHealth: [saved(weaker, 0)] }).driver).toBe(
        'Weakest: NPS, 0 of 15 points',
      );
    });

    it('compares with that day from the next one on', () => {
      const tomorrow = asOf('2026-07-02');
      const account = { ...weaker, pastHealth: [saved(weak, 0)] };
      expect(healthOf(account, DEFAULT_SETTINGS, tomorrow).driver).toBe(
        'NPS: -4 points since 2 Jul 2026',
      );
    });
  });
});
