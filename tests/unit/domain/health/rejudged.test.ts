import type { PastHealth } from '@attain/shared/domain/account';
import { bookHealth, freshInputs } from '@attain/shared/domain/health/health-book';
import { HEALTH_MODELS } from '@attain/shared/domain/health/health-models';
import { rejudged } from '@attain/shared/domain/health/rejudged';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../arbitrary-account.ts';
import { asOf, at, someSurvey, thrivingAccount } from '../builders.ts';
import { healthOf } from './health-of.ts';

const USD = { currency: 'USD', digits: 2 };
const account = thrivingAccount({ nps: someSurvey({ mean: 8 }) });

/** What scoring leaves of a day. */
function rowOf(day: string, of = account): PastHealth {
  const { score, band, components } = healthOf(of);
  const points = Object.fromEntries(
    components.flatMap(({ key, points: had }) => (had === null ? [] : [[key, had]])),
  );
  return { at: at(day), score, band, points, inputs: freshInputs(components) };
}

/** Version 3 halves what an 8 of NPS is worth. */
const { weekly } = HEALTH_MODELS;
const strict: Settings = {
  ...DEFAULT_SETTINGS,
  savedVersion: 3,
  health: {
    ...DEFAULT_SETTINGS.health,
    models: {
      weekly: {
        ...weekly,
        nps: {
          points: 15,
          curve: [
            [0, 0],
            [8, 5],
            [10, 15],
          ],
        },
      },
    },
  },
};
const scored = (of: typeof account, settings: Settings) =>
  scoreAccount(of, asOf(), settings, USD).health;

describe('a change of settings', () => {
  it('is told as such, with its version, and not as what the customer did', () => {
    const health = scored({ ...account, pastHealth: [rowOf('2026-06-20')] }, strict);
    expect(health.score).toBe(90);
    expect(health.change).toMatchObject({ from: 95, to: 90 });
    expect(health.change?.contributions).toEqual([
      { key: 'weights', cause: 'reweighted', points: -5, version: 3 },
    ]);
    expect(health.driver).toBe('Settings changed (version 3): -5 points since 1 Jul 2026');
    expect(health.trend).toBe('steady');
  });

  it('is told apart from what the customer did meanwhile', () => {
    const worse = { ...account, nps: someSurvey({ mean: 4 }) };
    const health = scored({ ...worse, pastHealth: [rowOf('2026-06-20')] }, strict);
    expect(health.change?.contributions).toEqual([
      { key: 'weights', cause: 'reweighted', points: -5, version: 3 },
      { key: 'nps', cause: 'moved', points: -2.5 },
    ]);
  });

  it('of the edges alone says that the same score was in another band', () => {
    const bands = { ...DEFAULT_SETTINGS.bands, health: { healthy: 96, stable: 70, atRisk: 50 } };
    const edges: Settings = { ...DEFAULT_SETTINGS, bands, savedVersion: 4 };
    const past = rowOf('2026-06-20');
    const health = scored({ ...account, pastHealth: [past] }, edges);
    expect(health.band).toBe('stable');
    expect(health.driver).toBe('Settings changed (version 4): what was Healthy is Stable by them');
    // A customer who moved by as much as a trend takes is the reason all the same.
    const fallen = { ...account, nps: someSurvey({ mean: 6 }), pastHealth: [past] };
    expect(scored(fallen, edges).driver).toBe('NPS: -6 points since 1 Jul 2026');
  });

  it('leaves rows of before inputs were kept, and portals that saved nothing, as they were', () => {
    const { inputs: _, ...old } = rowOf('2026-06-20');
    expect(rejudged([old], null, strict)).toEqual([old]);
    const row = rowOf('2026-06-20');
    expect(rejudged([row], null, DEFAULT_SETTINGS)).toEqual([row]);
    const none = { ...row, score: null };
    expect(rejudged([none], null, strict)).toEqual([none]);
  });

  it('is none where the same rules hold: what is judged again is what was said, to the last digit', () => {
    fc.assert(
      fc.property(anyAccount, (any) => {
        const { score, band, components } = healthOf(any);
        fc.pre(score !== null);
        const points = Object.fromEntries(
          components.flatMap(({ key, points: had }) => (had === null ? [] : [[key, had]])),
        );
        const row = { at: 0, score, band, points, inputs: freshInputs(components) };
        const same = { ...DEFAULT_SETTINGS, savedVersion: 1 };
        expect(rejudged([row], any.segment, same)).toEqual([{ ...row, told: { score, band } }]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the health of a book entry', () => {
  it('is the health that scoring gives, for any account and settings', () => {
    fc.assert(
      fc.property(anyAccount, fc.constantFrom(DEFAULT_SETTINGS, strict), (any, settings) => {
        const { score, band, components } = healthOf(any, settings);
        const entry = { segment: any.segment, inputs: freshInputs(components) };
        expect(bookHealth(entry, settings)).toEqual({ score, band });
      }),
      { numRuns: 100 },
    );
  });
});
