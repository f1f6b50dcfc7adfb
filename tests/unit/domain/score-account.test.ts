import type { Account, AsOf } from '@attain/shared/domain/account';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS, MODEL_VERSION } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from './arbitrary-account.ts';
import {
  asOf,
  at,
  readings,
  someAccount,
  someCommitment,
  someContract,
  someCostLine,
  someGoal,
  someMetric,
  someSurvey,
  someUsage,
  someValueLine,
  thrivingAccount,
  USD,
  someTickets,
  PROPERTY_RUNS,
} from './builders.ts';

const score = (account: Account) => scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);

describe('a snapshot', () => {
  it('says what it is about', () => {
    expect(score(someAccount())).toMatchObject({
      companyId: '512',
      name: 'Acme',
      asOf: asOf().now,
      today: '2026-07-01',
      modelVersion: MODEL_VERSION,
      currency: 'USD',
      currencyDigits: 2,
      bands: DEFAULT_SETTINGS.bands,
    });
  });

  it('scores the readings after the baseline, and not what was measured up to it', () => {
    const history = readings(['2025-12-01', 90], ['2026-01-01', 80]);
    const goal = (...later: [string, number][]) =>
      score(
        someAccount({
          goals: [
            someGoal({ metrics: [someMetric({ readings: [...history, ...readings(...later)] })] }),
          ],
        }),
      ).success.goals[0];
    expect(goal()).toMatchObject({ kind: 'not_scored', reason: 'no_data', label: 'Not Started' });
    expect(goal(['2026-01-02', 10])).toMatchObject({ kind: 'scored', attainment: 0.1 });
  });

  it('of the same account is the same to the byte', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        expect(JSON.stringify(score(structuredClone(account)))).toBe(
          JSON.stringify(score(account)),
        );
      }),
    );
  });

  it('holds no figure that is not a finite number, whatever finite numbers come in', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        for (const [path, value] of figuresIn(score(account))) {
          expect(Number.isFinite(value), path).toBe(true);
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('keeps fractions and scores within their ranges', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { health, success, agreements } = score(account);
        const within = (value: number | null, max: number) =>
          expect(value === null || (value >= 0 && value <= max)).toBe(true);
        within(health.score, 100);
        within(health.coverage, 1);
        within(success.score, 100);
        within(agreements.attainment, 1);
      }),
    );
  });

  it('counts money in whole minor units, and its ledgers are the sums of their lines', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { value } = score(account);
        fc.pre(value.doubleCounts.length === 0);
        const { confirmed, estimated, investment } = value.figures;
        const sumOf = (lines: readonly { counted: number }[]) =>
          lines.reduce((sum, { counted }) => sum + counted, 0);
        const ledger = (name: string) => value.lines.filter((line) => line.ledger === name);
        expect(confirmed ?? 0).toBe(sumOf(ledger('confirmed')));
        expect(estimated ?? 0).toBe(sumOf(ledger('estimated')));
        const isKnown =
          value.costs.length > 0 && value.costs.every(({ reason }) => reason === null);
        expect(investment).toBe(isKnown ? sumOf(value.costs) : null);
        for (const { counted } of [...value.lines, ...value.costs]) {
          expect(Number.isInteger(counted)).toBe(true);
        }
      }),
    );
  });

  it('has the same figures in whatever order goals and lines come', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const reversed = {
          ...account,
          goals: account.goals.toReversed(),
          valueLines: account.valueLines.toReversed(),
          costLines: account.costLines.toReversed(),
        };
        const a = score(account);
        const b = score(reversed);
        expect(b.value.figures).toEqual(a.value.figures);
        expect(b.success.score ?? -1).toBeCloseTo(a.success.score ?? -1, 9);
        expect(b.agreements.attainment ?? -1).toBeCloseTo(a.agreements.attainment ?? -1, 9);
        expect(b.agreements.deadlineRisk).toBe(a.agreements.deadlineRisk);
        expect(b.lifecycleStage).toBe(a.lifecycleStage);
      }),
    );
  });

  it('is due again when a figure changes by itself, and never in the past', () => {
    fc.assert(
      fc.property(anyAccount, (seen) => {
        const { now, nextMidnight } = asOf();
        // An alert that fires is news once: the next scoring knows of it.
        const account = { ...seen, alertStates: score(seen).alerts?.states ?? [] };
        const { dueAgainAt } = score(account);
        expect(dueAgainAt).toBeGreaterThan(now);
        const later =
          dueAgainAt > nextMidnight ? asOf('2026-07-02') : { ...asOf(), now: dueAgainAt - 1 };
        expect(figuresOf(account, later)).toEqual(figuresOf(account, asOf()));
      }),
    );
  });
});

describe('health is monotonic', () => {
  const base = thrivingAccount({ nps: someSurvey({ mean: 5 }) });

  const better: readonly { what: string; max: number; account: (input: number) => Account }[] = [
    {
      what: 'weekly active users',
      max: 100,
      account: (n) => ({ ...base, usage: someUsage({ weeklyActiveUsers: [n, n, n, n] }) }),
    },
    {
      what: 'sessions per user',
      max: 10,
      account: (n) => ({ ...base, usage: someUsage({ sessionsPerUserWeek: n }) }),
    },
    {
      what: 'minutes per user',
      max: 300,
      account: (n) => ({ ...base, usage: someUsage({ minutesPerUserWeek: n }) }),
    },
    {
      what: 'feature adoption',
      max: 1,
      account: (n) => ({ ...base, usage: someUsage({ featureAdoption: n }) }),
    },
    {
      what: 'fewer tickets',
      max: 50,
      account: (n) => ({
        ...base,
        tickets: someTickets({ weighted: 50 - n, open: 1, created28Days: 1 }),
      }),
    },
    {
      what: 'training',
      max: 1,
      account: (n) => ({ ...base, training: { share: n, at: at('2026-06-01') } }),
    },
    { what: 'NPS', max: 10, account: (n) => ({ ...base, nps: someSurvey({ mean: n }) }) },
    { what: 'CSAT', max: 4, account: (n) => ({ ...base, csat: someSurvey({ mean: 1 + n }) }) },
    {
      what: 'outreach answered',
      max: 10,
      account: (n) => ({
        ...base,
        outreach: { attempts: 10, answered: n, latestAt: at('2026-06-01') },
      }),
    },
  ];

  it.each(better)('in $what: more of it never lowers the score', ({ max, account }) => {
    const input = fc.double({ min: 0, max, noNaN: true });
    fc.assert(
      fc.property(input, input, (a, b) => {
        const healthOf = (n: number) => score(account(n)).health.score ?? NaN;
        expect(healthOf(Math.max(a, b))).toBeGreaterThanOrEqual(healthOf(Math.min(a, b)));
      }),
    );
  });
});

describe('progress is the same in every unit', () => {
  it('of scale and offset', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        value,
        value,
        value,
        fc.double({ min: 0.001, max: 1_000, noNaN: true }),
        value,
        (baseline, target, current, scale, offset) => {
          fc.pre(Math.abs(target - baseline) > 1);
          const progressOf = (unit: (n: number) => number) => {
            const metric = someMetric({
              baseline: unit(baseline),
              target: unit(target),
              direction: target > baseline ? 'higher_is_better' : 'lower_is_better',
              readings: [{ value: unit(current), measuredAt: at('2026-06-20') }],
            });
            const result = score(someAccount({ goals: [someGoal({ metrics: [metric] })] }));
            const scored = result.success.goals[0]?.metrics[0];
            return scored?.kind === 'scored' ? scored.progress : NaN;
          };
          const plain = progressOf((n) => n);
          const converted = progressOf((n) => n * scale + offset);
          expect(Math.abs(converted - plain)).toBeLessThan(1e-4 * Math.max(1, Math.abs(plain)));
        },
      ),
    );
  });
});

describe('due again', () => {
  const { now, nextMidnight } = asOf();

  it.each([
    { what: 'usage', account: { usage: someUsage() } },
    { what: 'a survey', account: { nps: someSurvey() } },
    { what: 'a goal', account: { goals: [someGoal()] } },
    { what: 'a cost', account: { costLines: [someCostLine()] } },
    { what: 'a value', account: { valueLines: [someValueLine()] } },
    { what: 'a renewal', account: { contract: someContract() } },
    {
      what: 'a ticket of this month',
      account: { tickets: someTickets({ weighted: 1, open: 0, created28Days: 1 }) },
    },
  ] as { what: string; account: Partial<Account> }[])(
    'at the end of today with $what, which goes by days',
    ({ account }) => {
      expect(score(someAccount(account)).dueAgainAt).toBe(nextMidnight);
    },
  );

  it('in a week when nothing about the account can change by itself', () => {
    const goals = [someGoal({ ended: true })];
    expect(score(someAccount()).dueAgainAt).toBe(nextMidnight + 6 * DAY_MS);
    expect(score(someAccount({ goals })).dueAgainAt).toBe(nextMidnight + 6 * DAY_MS);
  });

  it.each([
    {
      what: 'NPS goes stale',
      account: { nps: someSurvey({ latestAt: now + 60_000 - 180 * DAY_MS }) },
      at: now + 60_001,
    },
    {
      what: 'the usage source goes stale',
      account: { usage: someUsage({ sourceLastDeliveredAt: now + 60_000 - 14 * DAY_MS }) },
      at: now + 60_001,
    },
    {
      what: 'a reading goes stale',
      account: {
        goals: [
          someGoal({
            metrics: [
              someMetric({ readings: [{ value: 1, measuredAt: now + 60_000 - 45 * DAY_MS }] }),
            ],
          }),
        ],
      },
      at: now + 60_001,
    },
    {
      what: 'an escalation ends',
      account: {
        tickets: someTickets({
          weighted: 0,
          open: 0,
          created28Days: 0,
          recentCreatedAt: [now + 60_000 - 14 * DAY_MS, now - 10 * DAY_MS],
        }),
      },
      at: now + 60_000,
    },
    {
      what: 'an alert that waits may fire again',
      account: {
        goals: [
          someGoal({
            metrics: [someMetric({ readings: readings(['2026-06-20', 60]) })],
            commitment: someCommitment({ deadline: null }),
          }),
        ],
        alertStates: [
          {
            rule: 'attainment',
            goalId: 'g1',
            metricId: null,
            armed: true,
            since: now - DAY_MS,
            firedAt: now + 60_000 - 14 * DAY_MS,
          },
        ],
      },
      at: now + 60_000,
    },
    {
      what: 'an old score enters the 28 days of the trend',
      account: {
        pastHealth: [{ at: now + 60_000 - 28 * DAY_MS, score: 50, band: 'at_risk', points: {} }],
      },
      at: now + 60_000,
    },
  ] as { what: string; account: Partial<Account>; at: number }[])(
    'when $what',
    ({ account, at: due }) => {
      const before = someAccount(account);
      expect(score(before).dueAgainAt).toBe(due);
      // And the figure does change at that instant.
      const figures = (instant: number) => {
        const {
          asOf: _,
          dueAgainAt: __,
          ...rest
        } = scoreAccount(before, { ...asOf(), now: instant }, DEFAULT_SETTINGS, USD);
        return JSON.stringify(rest);
      };
      if (!('pastHealth' in account)) expect(figures(due)).not.toBe(figures(due - 1));
      expect(figures(due - 1)).toBe(figures(now));
    },
  );
});

/** A snapshot without what names the time it was made at. */
function figuresOf(account: Account, when: AsOf) {
  const snapshot: Partial<Snapshot> = scoreAccount(account, when, DEFAULT_SETTINGS, USD);
  for (const key of ['asOf', 'today', 'dueAgainAt'] as const) delete snapshot[key];
  return { ...snapshot, value: { ...snapshot.value, period: null } };
}

function* figuresIn(value: unknown, path = ''): Generator<[string, number]> {
  if (typeof value === 'number') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* figuresIn(inner, `${path}.${key}`);
}
