import type { Account } from '@attain/shared/domain/account';
import { EXPANSION_SIGNALS } from '@attain/shared/domain/growth/results';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../arbitrary-account.ts';
import {
  asOf,
  at,
  confirmedAt,
  PROPERTY_RUNS,
  someAccount,
  someContract,
  someSurvey,
  someUsage,
  someValueLine,
  thrivingAccount,
  TODAY,
  USD,
} from '../builders.ts';

const score = (account: Partial<Account>, settings: Settings = DEFAULT_SETTINGS, day = asOf()) =>
  scoreAccount(someAccount(account), day, settings, USD);

const evidence = (account: Partial<Account>, settings?: Settings, day = asOf()) =>
  (score(account, settings, day).expansion?.signals ?? []).map((each) => [
    each.signal,
    each.evidence,
  ]);

describe('license_limit (A36)', () => {
  const users = (weeklyActiveUsers: number[], licensedSeats: number | null) => ({
    contract: someContract({ licensedSeats }),
    usage: someUsage({ weeklyActiveUsers, peakWeeklyUsers: 90 }),
  });

  it.each([
    { weeks: [90, 90, 90, 90], shown: '90 users a week on 100 seats.', share: '90 %' },
    { weeks: [80, 90, 100, 110], shown: '95 users a week on 100 seats.', share: '95 %' },
    { weeks: [120, 120, 120, 120], shown: '120 users a week on 100 seats.', share: '120 %' },
  ])(
    'is given by a mean of $weeks users a week on 100 licensed seats',
    ({ weeks, shown, share }) => {
      expect(evidence(users(weeks, 100))).toEqual([
        ['license_limit', `${share} of the licensed seats are in use: ${shown}`],
      ]);
    },
  );

  it('is not given below 90 % of the seats', () => {
    expect(evidence(users([90, 90, 90, 89], 100))).toEqual([]);
  });

  it('is not given by the seats that stand in where no licensed seats are recorded', () => {
    expect(evidence(users([90, 90, 90, 90], null))).toEqual([]);
    expect(evidence(users([90, 90, 90, 90], 0))).toEqual([]);
  });

  it('is not given by a source that names no users', () => {
    const usage = someUsage({ weeklyActiveUsers: [95, 95, 95, 95], namesUsers: false });
    expect(evidence({ contract: someContract(), usage })).toEqual([]);
  });

  it('moves with its setting', () => {
    const { expansion } = DEFAULT_SETTINGS;
    const settings = { ...DEFAULT_SETTINGS, expansion: { ...expansion, licenseShare: 0.5 } };
    expect(evidence(users([50, 50, 50, 50], 100), settings)).toHaveLength(1);
  });
});

describe('positive_feedback (A36)', () => {
  const nps = (mean: number, answers: number) => ({ nps: someSurvey({ mean, answers }) });
  const csat = (mean: number, answers: number) => ({
    csat: someSurvey({ mean, answers, nps: null, promoters: null }),
  });

  it.each([
    { given: nps(9, 3), says: 'NPS answers average 9 of 10 (3 answers).' },
    { given: csat(4.5, 3), says: 'CSAT answers average 4.5 of 5 (3 answers).' },
    {
      given: { ...nps(9.25, 4), ...csat(5, 8) },
      says: 'NPS answers average 9.3 of 10 (4 answers). CSAT answers average 5 of 5 (8 answers).',
    },
    {
      given: { ...nps(3, 9), ...csat(4.6, 5) },
      says: 'CSAT answers average 4.6 of 5 (5 answers).',
    },
  ])('says: $says', ({ given, says }) => {
    expect(evidence(given)).toEqual([['positive_feedback', says]]);
  });

  it.each([
    { name: 'NPS answers below 9', given: nps(8.99, 30) },
    { name: 'two NPS answers', given: nps(10, 2) },
    { name: 'CSAT answers below 4.5', given: csat(4.49, 30) },
    { name: 'two CSAT answers', given: csat(5, 2) },
  ])('is not given by $name', ({ given }) => {
    expect(evidence(given)).toEqual([]);
  });

  it('ends when the latest answer is too old to count: NPS after 180 days, CSAT after 90', () => {
    const answered = at('2026-01-02');
    const on = (days: number) => {
      const now = answered + days * DAY_MS;
      return { now, today: TODAY, nextMidnight: at(TODAY) + DAY_MS };
    };
    const oldNps = { nps: someSurvey({ latestAt: answered }) };
    const oldCsat = { csat: someSurvey({ mean: 5, latestAt: answered, promoters: null }) };
    expect(evidence(oldNps, DEFAULT_SETTINGS, on(180))).toHaveLength(1);
    expect(evidence(oldNps, DEFAULT_SETTINGS, on(180.001))).toEqual([]);
    expect(evidence(oldCsat, DEFAULT_SETTINGS, on(90))).toHaveLength(1);
    expect(evidence(oldCsat, DEFAULT_SETTINGS, on(90.001))).toEqual([]);
  });
});

describe('account_growth (A36)', () => {
  const users = (before: number | null, weeks: number[], other: object = {}) => ({
    usage: someUsage({ weeklyUsers90DaysAgo: before, weeklyActiveUsers: weeks, ...other }),
  });
  const employees = (before: number | null, now: number | null) => ({
    size: { employees: now, employees90DaysAgo: before },
  });

  it.each([
    {
      given: users(40, [1, 1, 1, 48]),
      says: 'Weekly active users grew from 40 to 48 in 90 days (+20 %).',
    },
    { given: employees(200, 250), says: 'Employees grew from 200 to 250 in 90 days (+25 %).' },
    {
      given: { ...users(10, [0, 0, 0, 15]), ...employees(1_000, 1_200) },
      says: 'Weekly active users grew from 10 to 15 in 90 days (+50 %). Employees grew from 1000 to 1200 in 90 days (+20 %).',
    },
  ])('says: $says', ({ given, says }) => {
    expect(evidence(given)).toEqual([['account_growth', says]]);
  });

  it.each([
    { name: 'users that grew by less than 20 %', given: users(1_000, [0, 0, 0, 1_199]) },
    { name: 'users without a history of 90 days', given: users(null, [50, 50, 50, 50]) },
    { name: 'a start from nobody', given: users(0, [0, 0, 0, 50]) },
    { name: 'no week at all', given: users(10, []) },
    { name: 'users that nobody names', given: users(10, [0, 0, 0, 50], { namesUsers: false }) },
    { name: 'employees that grew by less than 20 %', given: employees(1_000, 1_199) },
    { name: 'employees that shrank', given: employees(1_200, 1_000) },
    { name: 'employees that were never counted before', given: employees(null, 50) },
    { name: 'employees that were 0', given: employees(0, 50) },
    { name: 'employees that are not counted now', given: employees(50, null) },
  ])('is not given by $name', ({ given }) => {
    expect(evidence(given)).toEqual([]);
  });
});

describe('pilot_completed and new_use_case (A36)', () => {
  it('name the day of the pilot, and the key feature', () => {
    expect(
      evidence({
        pilotWonAt: at('2026-06-05') + DAY_MS / 2,
        usage: someUsage({ newKeyFeature: true }),
      }),
    ).toEqual([
      ['pilot_completed', 'A pilot was won on 5 Jun 2026.'],
      ['new_use_case', 'A key feature was used for the first time in the last 28 days.'],
    ]);
  });

  it('are not given without a won pilot or a new feature', () => {
    expect(evidence({ pilotWonAt: null, usage: someUsage() })).toEqual([]);
  });
});

describe('usage that is too old', () => {
  const usage = someUsage({
    sourceLastDeliveredAt: at('2026-06-01'),
    weeklyActiveUsers: [95, 95, 95, 95],
    weeklyUsers90DaysAgo: 10,
    newKeyFeature: true,
  });
  const account = { usage, contract: someContract() };
  const after = (days: number) => ({
    ...asOf('2026-06-15'),
    now: at('2026-06-01') + days * DAY_MS,
  });

  it('signals nothing from the moment its source has delivered nothing for 14 days', () => {
    const names = (days: number) =>
      evidence(account, DEFAULT_SETTINGS, after(days)).map(([signal]) => signal);
    expect(names(14)).toEqual(['license_limit', 'account_growth', 'new_use_case']);
    expect(names(14.001)).toEqual([]);
  });

  it('is looked at again at that moment, even where health reads nothing of it', () => {
    const unread = {
      usage: { ...usage, namesUsers: false, featureAdoption: null },
    };
    const { dueAgainAt } = score(unread, DEFAULT_SETTINGS, {
      ...asOf('2026-06-14'),
      nextMidnight: at('2026-06-15') + DAY_MS,
    });
    expect(dueAgainAt).toBe(at('2026-06-15') + 1);
  });
});

describe('expansion as the play (L20, A29-A32)', () => {
  const signalling = { pilotWonAt: at('2026-06-05') };
  const proven = { valueLines: [someValueLine({ confirmed: confirmedAt(100) })] };
  const unhealthy = {
    csat: someSurvey({ mean: 1, nps: null, promoters: null }),
    outreach: { attempts: 10, answered: 0, latestAt: at('2026-06-01') },
    training: { share: 0, at: at('2026-06-01') },
    usage: someUsage({ weeklyActiveUsers: [1, 1, 1, 1], featureAdoption: 0 }),
  };
  const holds = (account: Account) =>
    scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD).expansion?.heldBackBy;

  it('is free where health is good and an outcome is proven', () => {
    expect(holds(thrivingAccount({ ...signalling, ...proven }))).toEqual([]);
  });

  it('is free on unknown health: that is a reason to get the data, not to be silent', () => {
    expect(holds(someAccount({ ...signalling, ...proven }))).toEqual([]);
  });

  it('waits for an outcome to be proven, and shows the signals', () => {
    expect(holds(thrivingAccount(signalling))).toEqual(['nothing_proven']);
  });

  it('waits for health, and shows the signals', () => {
    const critical = thrivingAccount({ ...signalling, ...proven, ...unhealthy, nps: null });
    const snapshot = scoreAccount(critical, asOf(), DEFAULT_SETTINGS, USD);
    expect(snapshot.health.band).toBe('critical');
    expect(snapshot.expansion?.heldBackBy).toEqual(['health']);
    expect(snapshot.expansion?.signals).toHaveLength(1);
  });

  it('waits while health is at risk, and for both where both are missing', () => {
    const atRisk = thrivingAccount({ ...signalling, ...unhealthy });
    const snapshot = scoreAccount(atRisk, asOf(), DEFAULT_SETTINGS, USD);
    expect(snapshot.health.band).toBe('at_risk');
    expect(snapshot.expansion?.heldBackBy).toEqual(['health', 'nothing_proven']);
  });

  it('is null without a signal, however healthy', () => {
    const quiet = someAccount({ ...proven, contract: someContract() });
    expect(scoreAccount(quiet, asOf(), DEFAULT_SETTINGS, USD).expansion).toBeNull();
  });
});

describe('the signals of any account', () => {
  it('come in the order of the catalogue, each once', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { expansion } = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
        const found = (expansion?.signals ?? []).map(({ signal }) => signal);
        expect(found).toEqual(EXPANSION_SIGNALS.filter((signal) => found.includes(signal)));
      }),
      { numRuns: Math.min(300, PROPERTY_RUNS) },
    );
  });
});
