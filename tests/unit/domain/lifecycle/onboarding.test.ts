import type { Account } from '@attain/shared/domain/account';
import { addDays, DAY_MS, type Day } from '@attain/shared/domain/basics/time';
import {
  ONBOARDING_ITEMS,
  type OnboardingItem,
  type OnboardingSignals,
} from '@attain/shared/domain/lifecycle/inputs';
import { isOnboarding, onboarding } from '@attain/shared/domain/lifecycle/onboarding';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../arbitrary-account.ts';
import {
  asOf,
  at,
  PROPERTY_RUNS,
  someAccount,
  someContract,
  someGoal,
  someMetric,
  someUsage,
} from '../builders.ts';

const START = '2026-01-01';
const onDay = (day: number): Day => addDays(START, day - 1);

type Signals = Partial<OnboardingSignals>;

const customer = (signals: Signals = {}, overrides: Partial<Account> = {}) =>
  someAccount({
    contract: someContract({ firstStart: START }),
    onboarding: { recorded: [], meetings: [], ...signals },
    ...overrides,
  });

const on = (day: number, account: Account) =>
  onboarding(account, asOf(onDay(day)), DEFAULT_SETTINGS);

const ticked = (...items: readonly [OnboardingItem, number][]): Signals => ({
  recorded: items.map(([item, day]) => ({ item, doneOn: onDay(day) })),
});

const met = (
  ...meetings: readonly [number, OnboardingSignals['meetings'][number]['kind']][]
): Signals => ({ meetings: meetings.map(([day, kind]) => ({ on: onDay(day), kind })) });

const itemOn = (day: number, item: OnboardingItem, account: Account) =>
  on(day, account)?.items.find((each) => each.item === item);

describe('percent of the onboarding (A09)', () => {
  it('is the share of the ten items that are done', () => {
    const account = customer(
      ticked(['technical_requirements', 2], ['admin_trained', 3], ['champions_identified', 5]),
    );
    expect(on(10, account)?.percent).toBe(30);
  });

  it('is 100 with the whole checklist done', () => {
    const all = ONBOARDING_ITEMS.map((item): [OnboardingItem, number] => [item, 1]);
    expect(on(1, customer(ticked(...all)))).toMatchObject({ percent: 100, status: 'complete' });
    expect(on(400, customer(ticked(...all)))).toMatchObject({ percent: 100, status: 'complete' });
  });

  it('counts an item once, however often it was recorded', () => {
    const account = customer(ticked(['kickoff', 4], ['kickoff', 2], ['kickoff', 3]));
    expect(on(10, account)?.percent).toBe(10);
    expect(itemOn(10, 'kickoff', account)?.doneOn).toBe(onDay(2));
  });

  it('is empty while nothing is done, and the checklist is there', () => {
    const result = on(1, customer());
    expect(result).toMatchObject({ start: START, day: 1, percent: null, status: 'on_schedule' });
    expect(result?.items.map(({ item }) => item)).toEqual(ONBOARDING_ITEMS);
  });

  it('does not count what is only planned', () => {
    expect(on(9, customer(ticked(['kickoff', 10])))?.percent).toBeNull();
    expect(on(10, customer(ticked(['kickoff', 10])))?.percent).toBe(10);
  });
});

describe('the days that count', () => {
  it.each([
    { day: 179, percent: null },
    { day: 180, percent: 10 },
  ])('hold day 180 for an item of day 180: $percent on day $day', ({ day, percent }) => {
    expect(on(day, customer(ticked(['review_60', 180])))?.percent).toBe(percent);
  });

  it('end after day 180: an item of day 181 does not count, then or later', () => {
    const account = customer(ticked(['kickoff', 1], ['review_60', 181]));
    expect(on(180, account)).toMatchObject({ percent: 10, day: 180, status: 'behind' });
    expect(on(181, account)).toMatchObject({ percent: 10, day: null, status: 'closed' });
    expect(on(900, account)).toMatchObject({ percent: 10, day: null, status: 'closed' });
  });

  it('leave behind what was done, and nothing where nothing was', () => {
    expect(on(181, customer(ticked(['kickoff', 1])))?.items).toEqual([
      { item: 'kickoff', dueOn: START, doneOn: START, source: 'recorded', overdue: false },
    ]);
    expect(on(180, customer())).not.toBeNull();
    expect(on(181, customer())).toBeNull();
  });

  it('can be set', () => {
    const settings = {
      onboarding: { ...DEFAULT_SETTINGS.onboarding, countedDays: 90 },
    };
    const account = customer(ticked(['kickoff', 90], ['review_60', 91]));
    expect(onboarding(account, asOf(onDay(100)), settings)?.percent).toBe(10);
  });

  it.each([
    { day: 0, runs: false },
    { day: 1, runs: true },
    { day: 180, runs: true },
    { day: 181, runs: false },
  ])('hold day $day: $runs', ({ day, runs }) => {
    expect(isOnboarding(START, onDay(day), DEFAULT_SETTINGS)).toBe(runs);
  });

  it('begin with the first contract, and without one there is no onboarding', () => {
    expect(on(0, customer(ticked(['kickoff', 0])))).toBeNull();
    expect(on(1, customer(ticked(['kickoff', 0])))?.percent).toBe(10);
    const unknown = customer(ticked(['kickoff', 1]), { contract: someContract({ start: null }) });
    expect(on(10, unknown)).toBeNull();
  });

  it('are those of the first term: a renewal starts nothing anew', () => {
    const renewed = customer(ticked(['kickoff', 1]), {
      contract: someContract({ firstStart: START, start: '2027-01-01', renewal: '2028-01-01' }),
    });
    expect(on(400, renewed)).toMatchObject({ start: START, percent: 10, status: 'closed' });
  });
});

describe('an item that is due', () => {
  it.each([
    { item: 'kickoff', day: 1 },
    { item: 'technical_requirements', day: 2 },
    { item: 'accounts_created', day: 2 },
    { item: 'admin_trained', day: 3 },
    { item: 'champions_identified', day: 5 },
    { item: 'training_scheduled', day: 14 },
    { item: 'first_experience', day: 28 },
    { item: 'baseline_captured', day: 28 },
    { item: 'check_in_30', day: 30 },
    { item: 'review_60', day: 60 },
  ] as const)('$item on day $day is overdue from the day after', ({ item, day }) => {
    expect(itemOn(day, item, customer())).toEqual({
      item,
      dueOn: onDay(day),
      doneOn: null,
      source: null,
      overdue: false,
    });
    expect(itemOn(day + 1, item, customer())?.overdue).toBe(true);
    expect(itemOn(day + 1, item, customer(ticked([item, day + 1])))?.overdue).toBe(false);
  });

  it('can be due on another day', () => {
    const { dueDays } = DEFAULT_SETTINGS.onboarding;
    const settings = {
      onboarding: { ...DEFAULT_SETTINGS.onboarding, dueDays: { ...dueDays, kickoff: 4 } },
    };
    expect(onboarding(customer(), asOf(onDay(4)), settings)?.status).toBe('behind');
    expect(onboarding(customer(), asOf(onDay(4)), settings)?.items[0]).toMatchObject({
      dueOn: onDay(4),
      overdue: false,
    });
  });

  it('puts the onboarding behind while one is overdue', () => {
    const done = ticked(['kickoff', 1], ['technical_requirements', 2], ['accounts_created', 2]);
    expect(on(3, customer(done))?.status).toBe('on_schedule');
    expect(on(4, customer(done))?.status).toBe('behind');
  });
});

describe('what the data show (A09)', () => {
  const usage = someUsage({
    firstEventAt: at(onDay(20)) + DAY_MS / 2,
    firstUserAt: at(onDay(2)) + DAY_MS / 2,
  });

  it('is the kickoff with the first meeting of any kind since the contract began', () => {
    const meetings = met([0, 'other'], [2, 'review'], [3, 'other']);
    expect(itemOn(10, 'kickoff', customer(meetings))).toMatchObject({
      doneOn: onDay(2),
      source: 'derived',
    });
    expect(itemOn(10, 'kickoff', customer(met([1, 'other'])))?.doneOn).toBe(onDay(1));
    expect(itemOn(10, 'kickoff', customer(met([0, 'other'])))?.doneOn).toBeNull();
  });

  it('is the check-in and the review with the first meeting of their type', () => {
    const meetings = met([1, 'other'], [29, 'check_in'], [43, 'check_in'], [61, 'review']);
    const result = on(70, customer(meetings));
    expect(result?.percent).toBe(30);
    expect(itemOn(70, 'check_in_30', customer(meetings))?.doneOn).toBe(onDay(29));
    expect(itemOn(70, 'review_60', customer(meetings))?.doneOn).toBe(onDay(61));
  });

  it('is the accounts with the first user, and the first experience with the first usage', () => {
    const account = customer({}, { usage });
    expect(itemOn(30, 'accounts_created', account)?.doneOn).toBe(onDay(2));
    expect(itemOn(30, 'first_experience', account)?.doneOn).toBe(onDay(20));
    expect(itemOn(19, 'first_experience', account)?.doneOn).toBeNull();
  });

  it('is nothing of a source that names no users and saw no events', () => {
    const silent = customer({}, { usage: someUsage({ firstEventAt: null, firstUserAt: null }) });
    expect(on(30, silent)?.percent).toBeNull();
  });

  it('may be older than the contract where it is usage, as of a pilot', () => {
    const pilot = someUsage({ firstEventAt: at('2025-11-01'), firstUserAt: at('2025-11-01') });
    expect(on(1, customer({}, { usage: pilot }))?.percent).toBe(20);
  });

  it('is outdone by an earlier record, and outdoes a later one', () => {
    const account = (day: number) =>
      customer({ ...ticked(['kickoff', day]), ...met([3, 'other']) });
    expect(itemOn(10, 'kickoff', account(2))).toMatchObject({
      doneOn: onDay(2),
      source: 'recorded',
    });
    expect(itemOn(10, 'kickoff', account(3))).toMatchObject({
      doneOn: onDay(3),
      source: 'recorded',
    });
    expect(itemOn(10, 'kickoff', account(4))).toMatchObject({
      doneOn: onDay(3),
      source: 'derived',
    });
  });

  it('stands for no item that only people know of', () => {
    const account = customer(met([1, 'other'], [30, 'check_in'], [60, 'review']), {
      usage,
      goals: [someGoal()],
    });
    const open = on(70, account)?.items.filter(({ doneOn }) => doneOn === null);
    expect(open?.map(({ item }) => item)).toEqual([
      'technical_requirements',
      'admin_trained',
      'champions_identified',
      'training_scheduled',
    ]);
  });
});

describe('the baselines', () => {
  const withBaseline = (day: number | null) =>
    someMetric({ baseline: 10, baselineAt: day === null ? null : at(onDay(day)) });
  const without = someMetric({ baseline: null, baselineAt: null });
  const captured = (day: number, ...goals: Account['goals']) =>
    itemOn(day, 'baseline_captured', customer({}, { goals }))?.doneOn;

  it('are captured with the last one that was missing', () => {
    const goals = [
      someGoal({ createdOn: START, metrics: [withBaseline(12), withBaseline(20)] }),
      someGoal({ createdOn: START, metrics: [withBaseline(15)] }),
    ];
    expect(captured(19, ...goals)).toBeNull();
    expect(captured(20, ...goals)).toBe(onDay(20));
  });

  it('are not captured while a metric lacks its own, or where there is no metric', () => {
    expect(captured(30, someGoal({ metrics: [withBaseline(12), without] }))).toBeNull();
    expect(captured(30, someGoal({ metrics: [] }))).toBeNull();
    expect(captured(30)).toBeNull();
  });

  it('are as old as their goal where they have no date', () => {
    const goal = someGoal({ createdOn: onDay(7), metrics: [withBaseline(null)] });
    expect(captured(30, goal)).toBe(onDay(7));
  });

  it('are not needed by metrics that are not measured from one', () => {
    const ratio = someMetric({ mode: 'ratio_to_target', baseline: null, baselineAt: null });
    expect(captured(30, someGoal({ metrics: [withBaseline(12), ratio] }))).toBe(onDay(12));
    expect(captured(30, someGoal({ metrics: [ratio] }))).toBeNull();
  });

  it('stay captured when a goal is made after the days that count, or ends', () => {
    const first = someGoal({ createdOn: START, metrics: [withBaseline(12)] });
    const later = (day: number) => someGoal({ createdOn: onDay(day), metrics: [without] });
    expect(captured(400, first, later(181))).toBe(onDay(12));
    expect(captured(400, first, later(180))).toBeUndefined();
    expect(captured(400, { ...first, ended: true })).toBe(onDay(12));
  });

  it('are not waited for of a goal that ended without', () => {
    const first = someGoal({ createdOn: START, metrics: [withBaseline(12)] });
    expect(captured(30, first, someGoal({ metrics: [without], ended: true }))).toBe(onDay(12));
    expect(captured(30, someGoal({ metrics: [without], ended: true }))).toBeNull();
  });
});

describe('an onboarding, whatever the account', () => {
  it('is kept from day 180 on', () => {
    fc.assert(
      fc.property(anyAccount, fc.integer({ min: 0, max: 2_000 }), (account, later) => {
        const { firstStart } = account.contract;
        fc.pre(firstStart !== null);
        const last = addDays(firstStart ?? START, 179);
        const then = onboarding(account, asOf(last), DEFAULT_SETTINGS)?.percent ?? null;
        const now = onboarding(account, asOf(addDays(last, later)), DEFAULT_SETTINGS);
        expect(now?.percent ?? null).toBe(then);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('never loses percent by another item recorded', () => {
    fc.assert(
      fc.property(
        anyAccount,
        fc.constantFrom(...ONBOARDING_ITEMS),
        fc.integer({ min: -10, max: 400 }),
        (account, item, day) => {
          const { firstStart } = account.contract;
          fc.pre(firstStart !== null);
          const doneOn = addDays(firstStart ?? START, day - 1);
          const recorded = [...account.onboarding.recorded, { item, doneOn }];
          const more = { ...account, onboarding: { ...account.onboarding, recorded } };
          const before = onboarding(account, asOf(), DEFAULT_SETTINGS)?.percent ?? 0;
          const after = onboarding(more, asOf(), DEFAULT_SETTINGS)?.percent ?? 0;
          expect(after).toBeGreaterThanOrEqual(before);
          expect(after).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
