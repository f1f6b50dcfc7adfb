import { accountOf } from '@attain/sync-worker/pipeline/account';
import type { DealRow, UsageRow } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import {
  someAccountContext,
  someAccountRows,
  someCompanyRow,
  someDeal,
  someMapping,
  UPDATED,
} from './builders.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');

function someUsage(overrides: Partial<UsageRow> = {}): UsageRow {
  return {
    weeklyActiveUsers: [4, 5, 5, 6],
    namesUsers: true,
    sessions: 40,
    seconds: 72_000,
    hasDurations: true,
    keyFeaturesUsed: 2,
    peakWeeklyUsers: 6,
    weeklyUsers90DaysAgo: null,
    newKeyFeature: false,
    firstEventAt: NOW,
    firstUserAt: NOW,
    lastEventAt: NOW,
    sourceDeliveredAt: NOW,
    ...overrides,
  };
}

describe('usage', () => {
  const usageOf = (usage: UsageRow | null, context = {}) =>
    accountOf(
      someAccountRows({ usage }),
      someAccountContext({ keyFeatures: ['a', 'b', 'c'], ...context }),
    ).account.usage;

  it('becomes means per active user and week', () => {
    expect(usageOf(someUsage())).toMatchObject({
      sessionsPerUserWeek: 2,
      minutesPerUserWeek: 60,
      featureAdoption: 2 / 3,
    });
  });

  it('has no means where nobody was active', () => {
    const silent = someUsage({ weeklyActiveUsers: [0, 0, 0, 0], sessions: 0, seconds: 0 });
    expect(usageOf(silent)).toMatchObject({
      weeklyActiveUsers: [0, 0, 0, 0],
      sessionsPerUserWeek: null,
      minutesPerUserWeek: null,
    });
  });

  it('has no minutes where the source tells no durations', () => {
    expect(usageOf(someUsage({ hasDurations: false }))?.minutesPerUserWeek).toBeNull();
  });

  it('measures no adoption where no key features are named', () => {
    expect(usageOf(someUsage(), { keyFeatures: [] })?.featureAdoption).toBeNull();
  });

  it('is unknown, not zero, for an account that no source ever told of', () => {
    expect(usageOf(null)).toBeNull();
  });
});

describe('tickets', () => {
  const counts = { urgent: 1, high: 1, medium: 1, low: 1, none: 1 };
  const tickets = { counts, open: 3, created: 4, recentCreatedAt: [NOW], told: [] };

  it('are weighted by their priority', () => {
    const { account } = accountOf(someAccountRows({ tickets }), someAccountContext());
    expect(account.tickets).toEqual({
      weighted: 8.5,
      open: 3,
      created28Days: 4,
      recentCreatedAt: [NOW],
      causes: [],
      openByLevel: [],
    });
  });

  it('are none where the portal shows its tickets and has none for the account', () => {
    const { account } = accountOf(someAccountRows(), someAccountContext());
    expect(account.tickets).toMatchObject({ weighted: 0, open: 0 });
  });

  it('are unknown where the token may not read them', () => {
    const context = someAccountContext({ ticketsReadable: false });
    expect(accountOf(someAccountRows({ tickets }), context).account.tickets).toBeNull();
  });
});

describe('what the comparison and the last scoring left', () => {
  const peers = { cohort: 'Software, 11-50 employees', n: 12, percentile: 50, usagePercentile: 90 };

  it('is the place among peers, with the day of the comparison', () => {
    const peersOf = (comparedOn: string | null) =>
      accountOf(someAccountRows({ peers }), someAccountContext({ peersComparedOn: comparedOn }))
        .account.peers;
    expect(peersOf('2026-11-21')).toEqual({ ...peers, comparedOn: '2026-11-21' });
    expect(peersOf(null)).toBeNull();
  });
});

describe('a pilot', () => {
  const pilots = someMapping({ deals: { pilotPipeline: 'pilots' } });
  const won = (closeAt: number | null, overrides = {}) =>
    someDeal({ pipeline: 'pilots', isWon: true, closeAt, ...overrides });
  const wonAt = (deals: DealRow[], mapping = pilots) =>
    accountOf(someAccountRows({ deals }), someAccountContext({ mapping })).account.pilotWonAt;

  it('is completed when the latest deal of the pilot pipeline was won', () => {
    const deals = [won(NOW - 5), won(NOW - 1), won(NOW, { isWon: false }), won(null)];
    expect(wonAt(deals)).toBe(NOW - 1);
  });

  it('is none in another pipeline, or where none is configured', () => {
    expect(wonAt([won(NOW, { pipeline: 'default' })])).toBeNull();
    expect(wonAt([won(NOW)], someMapping())).toBeNull();
  });
});

describe('surveys', () => {
  const answers = (...values: number[]) => values.map((value) => ({ value, answeredAt: NOW }));

  it.each([
    { values: [9, 10], nps: 100 },
    { values: [8, 7], nps: 0 },
    { values: [6, 0], nps: -100 },
    { values: [10, 9, 8, 6], nps: 25 },
  ])('NPS of $values is $nps points', ({ values, nps }) => {
    const { account } = accountOf(
      someAccountRows({ nps: answers(...values) }),
      someAccountContext(),
    );
    expect(account.nps?.nps).toBe(nps);
  });

  it('have a mean, a number and a latest answer, and are unknown without answers', () => {
    const csat = [
      { value: 3, answeredAt: NOW },
      { value: 4, answeredAt: NOW - 1 },
    ];
    const { account } = accountOf(someAccountRows({ csat }), someAccountContext());
    expect(account.csat).toEqual({
      mean: 3.5,
      answers: 2,
      latestAt: NOW,
      nps: null,
      promoters: null,
    });
    expect(account.nps).toBeNull();
  });
});

describe('what people keep on the company', () => {
  const accountWith = (properties: Record<string, string>, mapping = someMapping()) =>
    accountOf(
      someAccountRows({ company: someCompanyRow({ properties }) }),
      someAccountContext({ mapping }),
    );

  it.each([
    { text: 'downtime', flag: 'downtime' },
    { text: 'legal', flag: 'legal' },
    { text: 'none', flag: 'none' },
    { text: 'whatever', flag: 'none' },
  ])('an escalation flag $text is $flag', ({ text, flag }) => {
    expect(accountWith({ attain_escalation_flag: text }).account.escalationFlag).toBe(flag);
  });

  it.each([
    { text: '40', share: 0.4 },
    { text: '0', share: 0 },
    { text: '130', share: 1 },
  ])('training of $text % is a share of $share', ({ text, share }) => {
    const mapping = someMapping({ company: { trainingPercent: 'training' } });
    const { account } = accountWith({ training: text }, mapping);
    expect(account.training).toEqual({ share, at: UPDATED });
  });

  it.each([
    { text: '120', employees: 120 },
    { text: '0', employees: 0 },
    { text: '-3', employees: null },
    { text: 'many', employees: null },
  ])('$text employees are $employees', ({ text, employees }) => {
    expect(accountWith({ numberofemployees: text }).account.size.employees).toBe(employees);
  });

  it('the industry is that of the mapped property, as the portal names it', () => {
    expect(accountWith({ industry: 'BANKING' }).account.industry).toBe('BANKING');
    const mapping = someMapping({ company: { industry: 'branch' } });
    expect(accountWith({ industry: 'BANKING', branch: 'Bank' }, mapping).account.industry).toBe(
      'Bank',
    );
    expect(accountWith({}).account.industry).toBeNull();
  });

  it('training that is no number is told and unknown', () => {
    const mapping = someMapping({ company: { trainingPercent: 'training' } });
    const { account, issues } = accountWith({ training: 'most' }, mapping);
    expect(account.training).toBeNull();
    expect(issues).toEqual([{ property: 'training', message: '"most" is not a number' }]);
  });

  it.each([
    { segment: null, is: null },
    { segment: 'industry', is: 'BANKING' },
    { segment: 'tier', is: null },
  ])('the segment by $segment is $is', ({ segment, is }) => {
    const mapping = someMapping({ company: { segment } });
    expect(accountWith({ industry: 'BANKING' }, mapping).account.segment).toBe(is);
  });
});
