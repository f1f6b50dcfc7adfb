import type { Account } from '@attain/shared/domain/account';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { HealthComponentKey } from '@attain/shared/domain/health/health-components';
import { healthInputs } from '@attain/shared/domain/health/health-score';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { seatsOf } from '@attain/shared/domain/health/seats';
import { describe, expect, it } from 'vitest';

import { componentOf, healthOf, healthSettings, NOW } from './health-of.ts';
import {
  asOf,
  at,
  someAccount,
  someContract,
  someSurvey,
  someTickets,
  someUsage,
  thrivingAccount,
} from '../builders.ts';

const silent = someUsage({
  weeklyActiveUsers: [0, 0, 0, 0],
  sessionsPerUserWeek: null,
  minutesPerUserWeek: null,
  featureAdoption: 0,
});

const detailOf = (account: Account, key: HealthComponentKey) => {
  const component = componentOf(account, key);
  return `${component?.state}: ${component?.detail}`;
};

describe('health inputs say what was measured', () => {
  const account = someAccount({
    contract: someContract({ licensedSeats: 80 }),
    usage: someUsage({
      weeklyActiveUsers: [40, 41, 39, 42],
      sessionsPerUserWeek: 1.25,
      minutesPerUserWeek: 30,
      featureAdoption: 0.625,
    }),
    tickets: someTickets({ weighted: 5, open: 2, created28Days: 1 }),
    training: { share: 0.5, at: at('2026-06-01') },
    nps: someSurvey({ mean: 8.25, answers: 4, nps: 25 }),
    csat: someSurvey({ mean: 4, answers: 1, nps: null }),
    outreach: { attempts: 4, answered: 3, latestAt: at('2026-06-01') },
  });

  it.each([
    { key: 'weekly_active_users', input: 0.50625, detail: '40.5 users a week on 80 seats.' },
    { key: 'sessions_per_user', input: 1.25, detail: '1.3 sessions per user and week.' },
    { key: 'time_in_platform', input: 30, detail: '30 minutes per user and week.' },
    { key: 'feature_adoption', input: 0.625, detail: '62.5 % of the key features used.' },
    { key: 'support_tickets', input: 6.25, detail: '6.3 weighted tickets per 100 seats, 2 open.' },
    { key: 'training_completion', input: 0.5, detail: '50 % of the training completed.' },
    { key: 'nps', input: 8.25, detail: 'NPS 25, mean answer 8.3 of 10 from 4 answers.' },
    { key: 'csat', input: 4, detail: 'Mean answer 4 of 5 from 1 answer.' },
    {
      key: 'outreach_response',
      input: 0.75,
      detail: '3 of 4 outreach attempts answered or attended.',
    },
  ] as const)('$key: $detail', ({ key, input, detail }) => {
    expect(componentOf(account, key)).toMatchObject({ state: 'fresh', input, detail });
  });

  it('an NPS survey whose score is unknown by its mean', () => {
    expect(detailOf(thrivingAccount({ nps: someSurvey({ nps: null }) }), 'nps')).toBe(
      'fresh: mean answer 9 of 10 from 5 answers.',
    );
  });

  it('more answers than outreach count as all answered', () => {
    const outreach = { attempts: 2, answered: 3, latestAt: NOW };
    expect(componentOf(thrivingAccount({ outreach }), 'outreach_response')?.input).toBe(1);
  });
});

describe('health inputs say what is missing and how to get it', () => {
  const bare = someAccount();
  const seatless = someContract({ licensedSeats: null });

  it.each([
    {
      key: 'weekly_active_users',
      account: bare,
      detail:
        'No product usage is known: send usage events, or map the account key of the product.',
    },
    {
      key: 'weekly_active_users',
      account: someAccount({ contract: seatless, usage: someUsage({ peakWeeklyUsers: 0 }) }),
      detail: 'No seats are known: record the licensed seats.',
    },
    {
      key: 'sessions_per_user',
      account: someAccount({ usage: someUsage({ sessionsPerUserWeek: null }) }),
      detail: 'The usage source reports no sessions.',
    },
    {
      key: 'time_in_platform',
      account: someAccount({ usage: someUsage({ minutesPerUserWeek: null }) }),
      detail: 'The usage source reports no durations.',
    },
    {
      key: 'feature_adoption',
      account: someAccount({ usage: someUsage({ featureAdoption: null }) }),
      detail: 'No key features are configured.',
    },
    {
      key: 'support_tickets',
      account: bare,
      detail: 'No tickets can be read: allow it, or connect the help desk.',
    },
    {
      key: 'support_tickets',
      account: someAccount({ tickets: someTickets() }),
      detail: 'No ticket and no known usage: that is no evidence.',
    },
    { key: 'training_completion', account: bare, detail: 'No training is recorded.' },
    { key: 'nps', account: bare, detail: 'No NPS answer is known: send a survey.' },
    {
      key: 'nps',
      account: someAccount({ nps: someSurvey({ answers: 0 }) }),
      detail: 'No NPS answer is known: send a survey.',
    },
    { key: 'csat', account: bare, detail: 'No CSAT answer is known: send a survey.' },
    {
      key: 'csat',
      account: someAccount({ csat: someSurvey({ answers: 0 }) }),
      detail: 'No CSAT answer is known: send a survey.',
    },
    {
      key: 'outreach_response',
      account: bare,
      detail: 'No outreach is recorded: log calls, emails and meetings.',
    },
    {
      key: 'outreach_response',
      account: someAccount({ outreach: { attempts: 0, answered: 0, latestAt: NOW } }),
      detail: 'No outreach is recorded: log calls, emails and meetings.',
    },
  ] as const)('$key: $detail', ({ key, account, detail }) => {
    expect(componentOf(account, key)).toMatchObject({
      state: 'missing',
      input: null,
      points: null,
      detail,
    });
  });
});

type Stale = {
  key: HealthComponentKey;
  days: number;
  on: (instant: number) => Partial<Account>;
};

describe('health inputs go stale', () => {
  const limits: readonly Stale[] = [
    { key: 'nps', days: 180, on: (t: number) => ({ nps: someSurvey({ latestAt: t }) }) },
    { key: 'csat', days: 90, on: (t: number) => ({ csat: someSurvey({ mean: 4, latestAt: t }) }) },
    {
      key: 'outreach_response',
      days: 90,
      on: (t: number) => ({ outreach: { attempts: 2, answered: 1, latestAt: t } }),
    },
    {
      key: 'training_completion',
      days: 365,
      on: (t: number) => ({ training: { share: 1, at: t } }),
    },
    ...(
      ['weekly_active_users', 'sessions_per_user', 'time_in_platform', 'feature_adoption'] as const
    ).map((key) => ({
      key,
      days: 14,
      on: (t: number) => ({ usage: someUsage({ sourceLastDeliveredAt: t }) }),
    })),
  ];

  it.each(limits)(
    '$key: fresh at $days days to the millisecond, stale after',
    ({ key, days, on }) => {
      const edge = NOW - days * DAY_MS;
      expect(componentOf(thrivingAccount(on(edge)), key)).toMatchObject({ state: 'fresh' });
      const stale = componentOf(thrivingAccount(on(edge - 1)), key);
      expect(stale).toMatchObject({ state: 'stale', points: null });
      expect(stale?.input).not.toBeNull();
    },
  );

  it('but tickets never', () => {
    const tickets = someTickets({ weighted: 1, open: 1, created28Days: 0 });
    const account = someAccount({ tickets });
    expect(healthInputs(account, asOf(), DEFAULT_SETTINGS).support_tickets).toMatchObject({
      state: 'fresh',
      staleAt: null,
    });
  });
});

describe('silence is not rewarded (C25)', () => {
  const noTickets = someTickets();

  it('counts an account that is silent on a live source as 0, not as unknown', () => {
    const { components } = healthOf(thrivingAccount({ usage: silent }));
    expect(
      components.slice(0, 4).map(({ state, input, points }) => [state, input, points]),
    ).toEqual(Array.from({ length: 4 }, () => ['fresh', 0, 0]));
  });

  it.each([
    { what: 'no usage source', usage: null, state: 'missing' },
    { what: 'a silent account', usage: silent, state: 'missing' },
    { what: 'a user in one of the weeks', usage: { ...silent, weeklyActiveUsers: [0, 1, 0, 0] } },
    {
      what: 'a source silent for 14 days',
      usage: someUsage({ sourceLastDeliveredAt: NOW - 14 * DAY_MS }),
    },
    {
      what: 'a source silent for longer',
      usage: someUsage({ sourceLastDeliveredAt: NOW - 14 * DAY_MS - 1 }),
      state: 'missing',
    },
    { what: 'use by nobody in particular', usage: { ...silent, namesUsers: false } },
    { what: 'known usage', usage: someUsage() },
  ])('takes no tickets with $what as $state', ({ usage, state = 'fresh' }) => {
    const account = someAccount({ usage, tickets: noTickets });
    expect(componentOf(account, 'support_tickets')).toMatchObject({ state });
  });

  it.each(['weighted', 'open', 'created28Days'] as const)(
    'takes a ticket as evidence without any usage: %s',
    (signal) => {
      const account = someAccount({ tickets: someTickets({ [signal]: 1 }) });
      expect(componentOf(account, 'support_tickets')).toMatchObject({ state: 'fresh' });
    },
  );

  it('takes use that names no users for use by somebody unknown, not for silence', () => {
    const account = thrivingAccount({
      usage: { ...silent, namesUsers: false, featureAdoption: 0.5 },
    });
    const nobody =
      'missing: The usage source names no users: send the id of the user with each event.';
    expect(
      (['weekly_active_users', 'sessions_per_user', 'time_in_platform'] as const).map((key) =>
        detailOf(account, key),
      ),
    ).toEqual([nobody, nobody, nobody]);
    expect(detailOf(account, 'feature_adoption')).toBe('fresh: 50 % of the key features used.');
    expect(detailOf(account, 'support_tickets')).toBe(
      'fresh: 0 weighted tickets per 100 seats, 0 open.',
    );
  });

  it('leaves sessions and minutes unknown where somebody was there and the source counts none', () => {
    const usage = someUsage({ sessionsPerUserWeek: null, minutesPerUserWeek: null });
    const account = thrivingAccount({ usage });
    expect(componentOf(account, 'sessions_per_user')).toMatchObject({ state: 'missing' });
    expect(componentOf(account, 'time_in_platform')).toMatchObject({ state: 'missing' });
  });
});

describe('seats', () => {
  const seats = (licensedSeats: number | null, peakWeeklyUsers: number | null) =>
    seatsOf(
      someAccount({
        contract: someContract({ licensedSeats }),
        usage: peakWeeklyUsers === null ? null : someUsage({ peakWeeklyUsers }),
      }),
    );

  it.each([
    { licensed: 100, peak: 80, is: 100 },
    { licensed: null, peak: 80, is: 80 },
    { licensed: 0, peak: 80, is: null },
    { licensed: null, peak: 0, is: null },
    { licensed: null, peak: null, is: null },
  ])('licensed $licensed, best week $peak: $is', ({ licensed, peak, is }) => {
    expect(seats(licensed, peak)).toBe(is);
  });
});

describe('health inputs are normalised', () => {
  it('tickets per 100 seats, seats counted as at least 50', () => {
    const rate = (licensedSeats: number | null) =>
      componentOf(
        thrivingAccount({
          usage: null,
          contract: someContract({ licensedSeats }),
          tickets: someTickets({ weighted: 10, open: 1, created28Days: 5 }),
        }),
        'support_tickets',
      )?.input;
    expect([rate(null), rate(10), rate(50), rate(51), rate(400)]).toEqual([
      20,
      20,
      20,
      1_000 / 51,
      2.5,
    ]);
  });

  it('weekly users as the mean of the weeks per seat', () => {
    const share = (weeklyActiveUsers: number[]) =>
      componentOf(
        someAccount({ contract: someContract(), usage: someUsage({ weeklyActiveUsers }) }),
        'weekly_active_users',
      )?.input;
    expect(share([10, 20, 30, 40])).toBe(0.25);
    expect(share([30])).toBe(0.3);
    expect(share([])).toBe(0);
  });

  it('fewer than three answers are counted and marked as of low confidence', () => {
    const survey = (key: 'nps' | 'csat', answers: number) =>
      componentOf(thrivingAccount({ [key]: someSurvey({ mean: 5, answers }) }), key);
    for (const key of ['nps', 'csat'] as const) {
      expect(survey(key, 2)).toMatchObject({ state: 'fresh', lowConfidence: true });
      expect(survey(key, 2)?.points).not.toBeNull();
      expect(survey(key, 3)).toMatchObject({ state: 'fresh', lowConfidence: false });
    }
    const confident = healthSettings({ confidentAnswers: 6 });
    expect(componentOf(thrivingAccount(), 'nps', confident)?.lowConfidence).toBe(true);
  });

  it('confidence is a matter of surveys alone', () => {
    const { components } = healthOf(thrivingAccount({ nps: null, csat: null }));
    expect(components.some(({ lowConfidence }) => lowConfidence)).toBe(false);
  });
});
