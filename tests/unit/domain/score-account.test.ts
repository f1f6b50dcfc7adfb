import type { Account, AsOf } from '@attain/shared/domain/account';
import { contributionInWords } from '@attain/shared/domain/health/health-driver';
import { healthBand } from '@attain/shared/domain/health/health-band';
import { attainmentBand, metricStatus } from '@attain/shared/domain/metrics/attainment-band';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS, MODEL_VERSION } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import { DAY_MS, dayOf } from '@attain/shared/domain/basics/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount, anyQuietAccount } from './arbitrary-account.ts';
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

  it('of the same account is the same to the byte, and leaves the account as it was', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const before = JSON.stringify(account);
        const snapshot = JSON.stringify(score(account));
        expect(JSON.stringify(account)).toBe(before);
        expect(JSON.stringify(score(account))).toBe(snapshot);
        expect(JSON.stringify(score(structuredClone(account)))).toBe(snapshot);
      }),
    );
  });

  it('survives being stored: what comes back from JSON is what was computed', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const stored = JSON.parse(JSON.stringify(account)) as Account;
        const snapshot = score(stored);
        expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
      }),
    );
  });

  it('of a company of which nothing is known is small, since there are many', () => {
    expect(JSON.stringify(score(someAccount())).length).toBeLessThan(4_096);
  });

  it('holds no figure that is not a finite number, whatever finite numbers come in', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const broken = [...figuresIn(score(account))].filter(([, n]) => !Number.isFinite(n));
        expect(broken).toEqual([]);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  }, 30_000);

  it('keeps fractions and scores within their ranges', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { health, success, agreements } = score(account);
        const goals = success.goals.flatMap((goal) => [goal, ...goal.metrics]);
        const ranges: readonly (readonly [value: number | null, max: number])[] = [
          [health.score, 100],
          [health.coverage, 1],
          [success.score, 100],
          [agreements.attainment, 1],
          ...goals.map((each) => [each.kind === 'scored' ? each.attainment : null, 1] as const),
          ...health.components.map(({ points, maxPoints }) => [points, maxPoints] as const),
        ];
        const outside = ranges.filter(([n, max]) => n !== null && !(n >= 0 && n <= max));
        expect(outside).toEqual([]);
      }),
    );
  });

  it('rolls up to a figure between those it is made of', () => {
    const between = (value: number | null, parts: readonly number[]) => {
      if (value === null) return;
      const [low, high] = [Math.min(...parts) - 1e-9, Math.max(...parts) + 1e-9];
      if (!(value >= low && value <= high)) expect(value).toBe(`between ${low} and ${high}`);
    };
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { success, agreements, health } = score(account);
        between(
          success.score,
          success.goals.flatMap((goal) => (goal.kind === 'scored' ? [100 * goal.attainment] : [])),
        );
        between(
          agreements.attainment,
          agreements.vlas.flatMap((vla) => (vla.kind === 'scored' ? [vla.attainment] : [])),
        );
        between(
          health.score,
          health.components.flatMap(({ points, maxPoints }) =>
            points === null ? [] : [(100 * points) / maxPoints],
          ),
        );
        for (const goal of success.goals) {
          if (goal.kind !== 'scored') continue;
          const metrics = goal.metrics.flatMap((each) =>
            each.kind === 'scored' ? [each.attainment] : [],
          );
          const { done, total } = goal.milestones;
          between(goal.attainment, total > 0 ? [...metrics, done / total] : metrics);
        }
      }),
    );
  });

  it('puts every figure into the band of that figure', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { health, success, agreements, bands } = score(account);
        expect(health.band).toBe(healthBand(health.score, bands.health));
        if (success.score === null) expect(success.band).toBe('not_scored');
        else expect(['strong', 'good', 'fair', 'weak']).toContain(success.band);
        if (agreements.attainment !== null) {
          expect(agreements.status).toBe(attainmentBand(agreements.attainment, bands.attainment));
        }
        for (const goal of success.goals) {
          for (const metric of goal.metrics) {
            if (metric.kind !== 'scored') continue;
            expect(metric.status).toBe(metricStatus(metric.progress, bands.attainment));
          }
        }
      }),
    );
  });

  it('explains the change of the health score to the last point', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const { change, score: now, driver } = score(account).health;
        if (change === null) return;
        expect(change.to).toBe(now);
        const sum = change.contributions.reduce((total, { points }) => total + points, 0);
        expect(sum).toBeCloseTo(change.to - change.from, 6);
        expect(change.contributions.every(({ points }) => points !== 0)).toBe(true);
        const largest = change.contributions[0];
        if (largest !== undefined && Math.abs(largest.points) >= 0.05) {
          expect(driver).toBe(contributionInWords(largest, change.since));
        }
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

  it('has the same figures in whatever order goals, lines, tickets and records come', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const reversed = {
          ...account,
          goals: account.goals.toReversed(),
          valueLines: account.valueLines.toReversed(),
          costLines: account.costLines.toReversed(),
          tickets: account.tickets && {
            ...account.tickets,
            causes: account.tickets.causes.toReversed(),
            openByLevel: account.tickets.openByLevel.toReversed(),
          },
          alertStates: account.alertStates.toReversed(),
        };
        const a = score(account);
        const b = score(reversed);
        expect(b.value.figures).toEqual(a.value.figures);
        expect(b.success.score ?? -1).toBeCloseTo(a.success.score ?? -1, 9);
        expect(b.success.band).toBe(a.success.band);
        expect(b.agreements.attainment ?? -1).toBeCloseTo(a.agreements.attainment ?? -1, 9);
        expect(b.agreements.deadlineRisk).toBe(a.agreements.deadlineRisk);
        expect(b.lifecycleStage).toBe(a.lifecycleStage);
        expect(b.health).toEqual(a.health);
        expect(b.renewal).toEqual(a.renewal);
        expect(b.escalation).toBe(a.escalation);
        expect(b.nextAction.code).toBe(a.nextAction.code);
        expect(b.dueAgainAt).toBe(a.dueAgainAt);
      }),
    );
  });

  it('is due again when a figure changes by itself, and never in the past', () => {
    fc.assert(
      fc.property(fc.oneof(anyAccount, anyQuietAccount), (seen) => {
        // An alert that fires is news once: the next scoring knows of it.
        const account = { ...seen, alertStates: score(seen).alerts?.states ?? [] };
        const { dueAgainAt } = score(account);
        expect(dueAgainAt).toBeGreaterThan(asOf().now);
        const later = momentOf(dueAgainAt - 1);
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
      what: "a person's judgement expires",
      account: {
        healthOverride: {
          band: 'critical',
          reason: 'The sponsor left.',
          by: 'Ann Lee',
          at: at('2026-06-20'),
          until: '2026-07-03',
        },
      },
      at: at('2026-07-04'),
    },
    {
      what: 'the score of today becomes one to compare with',
      account: { pastHealth: [{ at: now - 1, score: 50, band: 'at_risk', points: {} }] },
      at: nextMidnight,
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
      // And a figure does change at that instant.
      const figures = (instant: number) => figuresOf(before, momentOf(instant));
      if (!('pastHealth' in account)) expect(figures(due)).not.toEqual(figures(due - 1));
      expect(figures(due - 1)).toEqual(figures(now));
    },
  );
});

function momentOf(instant: number): AsOf {
  return { ...asOf(dayOf(Math.floor(instant / DAY_MS))), now: instant };
}

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
