import type { HealthOverrideResult } from '@attain/shared/domain/health/results';
import {
  weeklyHealthReview,
  type ReviewedAccount,
} from '@attain/shared/domain/health/weekly-review';
import { healthBand } from '@attain/shared/domain/health/health-band';
import { healthTrend } from '@attain/shared/domain/health/health-trend';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { at } from '../builders.ts';

const { bands } = DEFAULT_SETTINGS;

type Facts = {
  score?: number | null;
  change?: number | null;
  driver?: string | null;
  renewal?: string | null;
  daysLeft?: number | null;
  yearlyValue?: number | null;
  override?: HealthOverrideResult | null;
};

function account(companyId: string, facts: Facts = {}): ReviewedAccount {
  const { score = 80, change = null, driver = null, override = null } = facts;
  const { renewal = null, daysLeft = null, yearlyValue = null } = facts;
  return {
    companyId,
    name: `Company ${companyId}`,
    bands,
    yearlyValue,
    health: {
      score,
      band: healthBand(score, bands.health),
      trend: healthTrend(score, change, DEFAULT_SETTINGS),
      trendPoints: change,
      driver,
      override,
    },
    renewal: {
      date: renewal,
      daysLeft,
      stage: daysLeft === null ? null : daysLeft < 0 ? 'overdue' : 'not_due',
    },
  };
}

const judged = (band: HealthOverrideResult['band'], differs = true): HealthOverrideResult => ({
  band,
  reason: 'The sponsor left.',
  by: 'Ann Lee',
  at: at('2026-06-20'),
  until: '2026-07-31',
  differs,
});

const review = (...accounts: ReviewedAccount[]) => weeklyHealthReview(accounts, DEFAULT_SETTINGS);
const order = (...accounts: ReviewedAccount[]) =>
  review(...accounts).rows.map(({ account: { companyId } }) => companyId);

describe('the weekly health review (A24)', () => {
  it('counts all scores, and lists those that need somebody', () => {
    const result = review(
      account('1', { score: 95 }),
      account('2', { score: 80, change: -5 }),
      account('3', { score: 60, change: -6 }),
      account('4', { score: 30 }),
      account('5', { score: null }),
      account('6', { score: 92, change: 9 }),
      account('7', { score: 75, override: judged('critical') }),
      account('8', { score: 75, override: judged('healthy') }),
    );
    expect(result).toMatchObject({
      accounts: 8,
      byBand: { healthy: 2, stable: 3, at_risk: 1, critical: 1, insufficient_data: 1 },
      declining: 2,
    });
    expect(
      result.rows.map(({ account: { companyId }, cause, declining }) => ({
        companyId,
        cause,
        declining,
      })),
    ).toEqual([
      { companyId: '4', cause: 'critical', declining: false },
      { companyId: '3', cause: 'at_risk', declining: true },
      { companyId: '2', cause: 'declining', declining: true },
      { companyId: '7', cause: 'judged', declining: false },
    ]);
  });

  it('lists an account that somebody judges at risk, and not one judged better', () => {
    expect(order(account('1', { override: judged('at_risk') }))).toEqual(['1']);
    expect(order(account('1', { override: judged('stable', false) }))).toEqual([]);
  });

  it('of no accounts is empty', () => {
    expect(review()).toMatchObject({ accounts: 0, declining: 0, rows: [] });
  });

  describe('puts first', () => {
    it('critical before at risk, however deep the fall', () => {
      expect(order(account('1', { score: 55, change: -40 }), account('2', { score: 45 }))).toEqual([
        '2',
        '1',
      ]);
    });

    it('the deeper fall; an unknown change is none', () => {
      expect(
        order(
          account('1', { score: 40, change: 3 }),
          account('2', { score: 40, change: null }),
          account('3', { score: 40, change: -2 }),
          account('4', { score: 49, change: -12 }),
        ),
      ).toEqual(['4', '3', '2', '1']);
    });

    it('then the nearer renewal, the overdue one first and none last', () => {
      expect(
        order(
          account('1', { score: 40 }),
          account('2', { score: 40, daysLeft: 90 }),
          account('3', { score: 40, daysLeft: 10 }),
          account('4', { score: 40, daysLeft: -3 }),
        ),
      ).toEqual(['4', '3', '2', '1']);
    });

    it('then the larger yearly value, the unknown one last', () => {
      expect(
        order(
          account('1', { score: 40, daysLeft: 9 }),
          account('2', { score: 40, daysLeft: 9, yearlyValue: 100 }),
          account('3', { score: 40, daysLeft: 9, yearlyValue: 200_000 }),
        ),
      ).toEqual(['3', '2', '1']);
    });

    it('then the id, so that the order is always the same', () => {
      const some = ['3', '1', '2'].map((id) => account(id, { score: 40 }));
      expect(order(...some)).toEqual(['1', '2', '3']);
      expect(order(...some.toReversed())).toEqual(['1', '2', '3']);
    });

    it('the same whatever the order of arrival', () => {
      const facts = fc.record({
        score: fc.option(fc.constantFrom(20, 49, 60, 80, 95), { nil: null }),
        change: fc.option(fc.constantFrom(-20, -5, 0, 7), { nil: null }),
        daysLeft: fc.option(fc.constantFrom(-1, 10, 90), { nil: null }),
        yearlyValue: fc.option(fc.constantFrom(0, 1_000), { nil: null }),
      });
      fc.assert(
        fc.property(
          fc.array(facts, { maxLength: 12 }),
          fc.infiniteStream(fc.nat()),
          (all, keys) => {
            const accounts = all.map((each, index) => account(String(index), each));
            const shuffled = accounts
              .map((each) => ({ each, key: keys.next().value as number }))
              .toSorted((a, b) => a.key - b.key)
              .map(({ each }) => each);
            expect(review(...shuffled)).toEqual(review(...accounts));
          },
        ),
      );
    });
  });

  describe('says why, in words', () => {
    const reason = (facts: Facts) => review(account('1', facts)).rows[0]?.reason;

    it.each<{ facts: Facts; words: string }>([
      { facts: { score: 42.46 }, words: 'Critical at 42.5.' },
      { facts: { score: 49.99 }, words: 'Critical at 49.9.' },
      { facts: { score: 60, change: 0.04 }, words: 'At risk at 60.' },
      { facts: { score: 60, change: 8.2 }, words: 'At risk at 60, 8.2 points up in 28 days.' },
      {
        facts: {
          score: 42.5,
          change: -12.34,
          driver: 'NPS: -11 points since 20 Jun 2026',
          renewal: '2026-08-03',
          daysLeft: 33,
        },
        words:
          'Critical at 42.5, 12.3 points down in 28 days. NPS: -11 points since 20 Jun 2026. Renews on 3 Aug 2026.',
      },
      {
        facts: { score: 75, change: -5, renewal: '2026-06-01', daysLeft: -30 },
        words: 'Stable at 75, 5 points down in 28 days. The renewal was due on 1 Jun 2026.',
      },
      {
        facts: { score: 75, override: judged('critical') },
        words: 'Stable at 75. Ann Lee judges it critical until 31 Jul 2026: The sponsor left.',
      },
      {
        facts: { score: null, override: judged('at_risk') },
        words: 'Insufficient data. Ann Lee judges it at risk until 31 Jul 2026: The sponsor left.',
      },
      { facts: { score: 60, override: judged('at_risk', false) }, words: 'At risk at 60.' },
      {
        facts: { score: 75, override: { ...judged('critical'), reason: 'No. 1 user left' } },
        words: 'Stable at 75. Ann Lee judges it critical until 31 Jul 2026: No. 1 user left.',
      },
    ])('$words', ({ facts, words }) => {
      expect(reason(facts)).toBe(words);
    });

    it('with the window of the configuration', () => {
      const { rows } = weeklyHealthReview([account('1', { score: 60, change: -1 })], {
        health: { ...DEFAULT_SETTINGS.health, trend: { windowDays: 1, points: 5 } },
      });
      expect(rows[0]?.reason).toBe('At risk at 60, 1 point down in 1 day.');
    });
  });
});
