import type { Account } from '@attain/shared/domain/account';
import { ADVOCATE_SIGNS } from '@attain/shared/domain/growth/results';
import {
  ADVOCACY_ACTIVITIES,
  type AdvocacyActivity,
  type AdvocacyRecord,
} from '@attain/shared/domain/lifecycle/inputs';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../arbitrary-account.ts';
import { asOf, at, PROPERTY_RUNS, someAccount, someSurvey, USD } from '../builders.ts';

const { bronze, silver, gold } = ADVOCACY_ACTIVITIES;

const done = (...activities: AdvocacyRecord['activity'][]): AdvocacyRecord[] =>
  activities.map((activity) => ({ activity, on: '2026-05-01' }));

const advocacyOf = (account: Partial<Account>, settings: Settings = DEFAULT_SETTINGS) =>
  scoreAccount(someAccount(account), asOf(), settings, USD).advocacy;

describe('advocacy tier (A39-A41)', () => {
  it.each([
    ...bronze.map((activity) => ({ activity, tier: 'bronze' })),
    ...silver.map((activity) => ({ activity, tier: 'silver' })),
    ...gold.map((activity) => ({ activity, tier: 'gold' })),
    { activity: 'referral' as const, tier: 'none' },
  ])('is $tier for an account that has done one $activity', ({ activity, tier }) => {
    expect(advocacyOf({ advocacy: done(activity) })?.tier).toBe(tier);
  });

  it('is that of the highest activity, in whatever order they were done', () => {
    expect(advocacyOf({ advocacy: done('webinar', 'advisory_board', 'review') })?.tier).toBe(
      'gold',
    );
    expect(advocacyOf({ advocacy: done('testimonial', 'webinar') })?.tier).toBe('silver');
  });

  it('is not raised by being a promoter', () => {
    expect(advocacyOf({ nps: someSurvey() })?.tier).toBe('none');
  });
});

describe('what is missing below the tier (A40, A41)', () => {
  const missing = (...activities: AdvocacyRecord['activity'][]) =>
    advocacyOf({ advocacy: done(...activities) })?.missing;

  it.each([
    { is: 'nothing below bronze', has: ['review'], lacks: [] },
    { is: 'all of bronze', has: ['webinar'], lacks: [...bronze] },
    { is: 'the rest of bronze', has: ['webinar', 'review'], lacks: ['case_study', 'testimonial'] },
    { is: 'nothing below a complete silver', has: [...bronze, 'webinar'], lacks: [] },
    { is: 'all of bronze and silver', has: ['advisory_board'], lacks: [...bronze, ...silver] },
    {
      is: 'nothing below a complete gold',
      has: [...silver, ...bronze, 'conference_talk'],
      lacks: [],
    },
    { is: 'nothing without a tier', has: ['referral'], lacks: [] },
  ] as { is: string; has: AdvocacyActivity[]; lacks: AdvocacyActivity[] }[])(
    'is $is after $has',
    ({ has, lacks }) => {
      expect(missing(...has)).toEqual(lacks);
    },
  );
});

describe('activities done', () => {
  it('are counted by kind, with the latest day, in the order of the classes', () => {
    const advocacy: AdvocacyRecord[] = [
      { activity: 'referral', on: '2026-01-05' },
      { activity: 'webinar', on: '2026-04-01' },
      { activity: 'review', on: '2026-03-01' },
      { activity: 'referral', on: '2026-02-05' },
      { activity: 'review', on: '2026-02-01' },
    ];
    expect(advocacyOf({ advocacy })?.activities).toEqual([
      { activity: 'review', times: 2, lastOn: '2026-03-01' },
      { activity: 'webinar', times: 1, lastOn: '2026-04-01' },
      { activity: 'referral', times: 2, lastOn: '2026-02-05' },
    ]);
  });
});

describe('advocacy score (L26)', () => {
  const score = (activities: AdvocacyRecord['activity'][], settings?: Settings) =>
    advocacyOf({ advocacy: done(...activities) }, settings)?.score;

  it.each([
    { has: ['review'], of18: 1 },
    { has: ['review', 'review', 'review'], of18: 1 },
    { has: ['webinar'], of18: 2 },
    { has: ['advisory_board'], of18: 3 },
    { has: ['review', 'webinar', 'advisory_board'], of18: 6 },
    { has: ['referral'], of18: 0 },
    { has: [...bronze, ...silver, ...gold], of18: 18 },
  ] as { has: AdvocacyRecord['activity'][]; of18: number }[])(
    'is $of18 of 18 points for $has',
    ({ has, of18 }) => {
      expect(score(has)).toBeCloseTo((100 * of18) / 18, 9);
    },
  );

  it('is 0 for a promoter who was never asked', () => {
    expect(advocacyOf({ nps: someSurvey() })?.score).toBe(0);
  });

  it('follows the configured weights', () => {
    const weights = { bronze: 1, silver: 0, gold: 0 };
    const advocacy = { ...DEFAULT_SETTINGS.advocacy, weights };
    const settings = { ...DEFAULT_SETTINGS, advocacy };
    expect(score(['review'], settings)).toBeCloseTo(100 / 3, 9);
    expect(score(['advisory_board'], settings)).toBe(0);
  });
});

describe('signs of an advocate (A38)', () => {
  const peers = (usagePercentile?: number | null) => ({
    peers: {
      cohort: 'Software',
      n: 20,
      percentile: 50,
      comparedOn: '2026-07-01',
      ...(usagePercentile === undefined ? {} : { usagePercentile }),
    },
  });
  const csat = (mean: number) => ({ csat: someSurvey({ mean, nps: null, promoters: null }) });

  it.each([
    {
      sign: 'promoter',
      by: 'one NPS answer of 9 or 10',
      given: { nps: someSurvey({ promoters: 1 }) },
    },
    { sign: 'positive_survey', by: 'a CSAT of 4.5', given: csat(4.5) },
    { sign: 'high_usage', by: 'usage in the top decile of its peers', given: peers(90) },
    { sign: 'referral', by: 'a referral', given: { advocacy: done('referral') } },
    {
      sign: 'speaking',
      by: 'a talk at a conference',
      given: { advocacy: done('conference_talk') },
    },
    { sign: 'speaking', by: 'a webinar', given: { advocacy: done('webinar') } },
  ])('$sign is told by $by', ({ sign, given }) => {
    expect(advocacyOf(given)?.signs).toEqual([sign]);
  });

  it.each([
    { not: 'no NPS answer of 9 or 10', given: { nps: someSurvey({ promoters: 0 }) } },
    { not: 'a CSAT of 4.49', given: csat(4.49) },
    { not: 'usage just below the top decile', given: peers(89.9) },
    { not: 'nothing at all', given: {} },
    {
      not: 'an NPS survey that is too old',
      given: { nps: someSurvey({ latestAt: at('2025-12-01') }) },
    },
    {
      not: 'a CSAT survey that is too old',
      given: { csat: someSurvey({ mean: 5, latestAt: at('2026-03-01'), promoters: null }) },
    },
  ])('none is told by $not', ({ given }) => {
    expect(advocacyOf(given)).toBeNull();
  });

  it.each([
    { unknown: ['promoter', 'high_usage', 'positive_survey'], given: {} },
    { unknown: ['high_usage', 'positive_survey'], given: { nps: someSurvey({ promoters: 0 }) } },
    {
      unknown: ['promoter', 'high_usage', 'positive_survey'],
      given: { nps: someSurvey({ promoters: null }) },
    },
    { unknown: ['promoter', 'high_usage'], given: csat(3) },
    { unknown: ['promoter', 'positive_survey'], given: peers(20) },
    { unknown: ['promoter', 'high_usage', 'positive_survey'], given: peers(null) },
    { unknown: ['promoter', 'high_usage', 'positive_survey'], given: peers() },
  ])('leave $unknown unknown where nothing tells', ({ unknown, given }) => {
    expect(advocacyOf({ advocacy: done('review'), ...given })?.unknownSigns).toEqual(unknown);
  });
});

describe('an unmet promoter', () => {
  it('is a promoter of whom no activity is recorded', () => {
    expect(advocacyOf({ nps: someSurvey({ promoters: 1 }) })?.unmetPromoter).toBe(true);
  });

  it.each([
    { name: 'has done something', given: { nps: someSurvey(), advocacy: done('review') } },
    { name: 'has referred somebody', given: { nps: someSurvey(), advocacy: done('referral') } },
    { name: 'is none', given: { nps: someSurvey({ promoters: 0 }), advocacy: done('review') } },
    {
      name: 'is only satisfied',
      given: { csat: someSurvey({ mean: 5, nps: null, promoters: null }) },
    },
  ])('is not one who $name', ({ given }) => {
    expect(advocacyOf(given)?.unmetPromoter).toBe(false);
  });
});

describe('rewards (C31)', () => {
  it('are tied to no activity: what an advocate does is a name and a class, and nothing is paid for it', () => {
    expect(ADVOCACY_ACTIVITIES).toEqual({
      bronze: ['review', 'case_study', 'testimonial'],
      silver: ['reference_call', 'social_mention', 'webinar'],
      gold: ['conference_talk', 'video_testimonial', 'advisory_board'],
    });
    const { advocacy } = DEFAULT_SETTINGS;
    expect(JSON.stringify(advocacy)).not.toMatch(/reward|gift|credit|discount|swag|incentive/i);
  });
});

describe('advocacy of any account', () => {
  it('has a score of 0-100, which more activity never lowers, and every sign is told, not told or unknown', () => {
    fc.assert(
      fc.property(anyAccount, fc.constantFrom(...bronze, ...silver, ...gold), (account, more) => {
        const before = advocacyOf(account);
        const after = advocacyOf({ ...account, advocacy: [...account.advocacy, ...done(more)] });
        expect(after?.score).toBeGreaterThanOrEqual(before?.score ?? 0);
        expect(after?.score).toBeLessThanOrEqual(100);
        const told = [...(after?.signs ?? []), ...(after?.unknownSigns ?? [])];
        expect(new Set(told).size).toBe(told.length);
        expect(after?.signs).toEqual(ADVOCATE_SIGNS.filter((sign) => after?.signs.includes(sign)));
        expect(ADVOCATE_SIGNS).toEqual(expect.arrayContaining(told));
        expect(after?.unmetPromoter).toBe(false);
      }),
      { numRuns: Math.min(200, PROPERTY_RUNS) },
    );
  });
});
