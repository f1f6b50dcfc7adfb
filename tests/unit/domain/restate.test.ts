import type { Account } from '@attain/shared/domain/account';
import { addDays } from '@attain/shared/domain/basics/time';
import { restate, type RestatedInputs } from '@attain/shared/domain/restate';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS, MODEL_VERSION } from '@attain/shared/domain/settings';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from './arbitrary-account.ts';
import {
  asOf,
  readings,
  someAccount,
  someCommitment,
  someContract,
  someGoal,
  someMetric,
  someValueLine,
  TODAY,
  USD,
} from './builders.ts';

const score = (account: Account) => scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);

/** As it comes back from the store. */
const stored = (snapshot: Snapshot) => JSON.parse(JSON.stringify(snapshot)) as Snapshot;

const knownOf = ({ goals, pastHealth, contract, createdOn }: Account): RestatedInputs => ({
  goals,
  pastHealth,
  clock: {
    from: contract.firstStart ?? createdOn,
    clock: contract.firstStart === null ? 'company_created' : 'contract_start',
  },
});

const restated = (past: Snapshot, known: RestatedInputs) =>
  restate(stored(past), known, asOf(), DEFAULT_SETTINGS);

const withReadings = (account: Account, ...pairs: [string, number][]): Account => ({
  ...account,
  goals: account.goals.map((goal) => ({
    ...goal,
    metrics: goal.metrics.map((metric) => ({ ...metric, readings: readings(...pairs) })),
  })),
});

/** One agreement from 100 hours to 50 hours, worth 100 a month. */
const agreed = someAccount({
  contract: someContract({ start: '2026-01-01', firstStart: '2026-01-01' }),
  goals: [
    someGoal({
      id: 'g',
      metrics: [someMetric({ baseline: 100, target: 50, direction: 'lower_is_better' })],
      commitment: someCommitment(),
    }),
  ],
  valueLines: [someValueLine({ id: 'v', goalId: 'g' })],
});

describe('a restated snapshot', () => {
  it('is the same to the byte where the readings are the same', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const snapshot = score(account);
        expect(JSON.stringify(restated(snapshot, knownOf(account)))).toBe(JSON.stringify(snapshot));
      }),
    );
  });

  it('is what scoring on that day would have said of these readings, alerts and due day apart', () => {
    const twice = fc.tuple(anyAccount, anyAccount).map(([before, other]): [Account, Account] => {
      const donors = other.goals.flatMap(({ metrics }) => metrics);
      const goals = before.goals.map((goal, g) => ({
        ...goal,
        metrics: goal.metrics.map((metric, m) => ({
          ...metric,
          readings: donors[(g + m) % Math.max(1, donors.length)]?.readings ?? [],
        })),
      }));
      return [before, { ...before, goals }];
    });
    fc.assert(
      fc.property(twice, ([before, corrected]) => {
        const past = score(before);
        const then = score(corrected);
        const { alerts, dueAgainAt } = past;
        const wanted = stored({ ...then, alerts, dueAgainAt });
        expect(stored(restated(past, knownOf(corrected)) ?? past)).toEqual(wanted);
      }),
    );
  });

  it('says what the corrected reading makes of goal, agreement and score', () => {
    const past = score(withReadings(agreed, ['2026-05-01', 90]));
    expect(past.success.score).toBeCloseTo(20, 9);
    const corrected = withReadings(agreed, ['2026-05-01', 60]);
    const now = restated(past, knownOf(corrected));
    expect(now?.success.score).toBeCloseTo(80, 9);
    expect(now?.agreements.attainment).toBeCloseTo(0.8, 9);
    expect(now?.success.goals[0]?.metrics[0]?.current).toBe(60);
    expect(now?.nextAction).toEqual(score(corrected).nextAction);
  });

  it('keeps what readings do not decide: health, value, alerts that were told', () => {
    const past = score(withReadings(agreed, ['2026-05-01', 90]));
    const now = restated(past, knownOf(withReadings(agreed, ['2026-05-01', 60])));
    const { health, alerts, asOf: instant, today, dueAgainAt } = past;
    expect(now).toMatchObject({ health, alerts, asOf: instant, today, dueAgainAt });
    expect(now?.value.lines).toEqual(past.value.lines);
  });

  it('keeps the review that a meeting held, of which the terms say nothing', () => {
    const metThen = {
      ...agreed,
      goals: agreed.goals.map((goal) => ({
        ...goal,
        commitment: someCommitment({ lastReviewedOn: addDays(TODAY, -5) }),
      })),
    };
    const past = score(withReadings(metThen, ['2026-05-01', 90]));
    const now = restated(past, knownOf(withReadings(agreed, ['2026-05-01', 60])));
    expect(now?.agreements.nextReview).toBe(addDays(TODAY, 85));
    expect(now?.agreements.vlas[0]?.nextReview).toBe(addDays(TODAY, 85));
  });

  it('leaves out a goal that was not there on that day, as one that a merge has brought', () => {
    const account = withReadings(agreed, ['2026-05-01', 90]);
    const past = score(account);
    const brought = someGoal({ id: 'other', title: 'Of the merged company' });
    const known = { ...knownOf(account), goals: [...account.goals, brought] };
    expect(JSON.stringify(restated(past, known))).toBe(JSON.stringify(past));
  });

  it('is not made where a goal of that day is no longer known', () => {
    const past = score(withReadings(agreed, ['2026-05-01', 90]));
    expect(restated(past, { ...knownOf(agreed), goals: [] })).toBeNull();
  });

  it('finds the day of a first achievement that the readings did not show before', () => {
    const achieved = {
      ...agreed,
      goals: agreed.goals.map((goal) => ({
        ...goal,
        commitment: someCommitment({ state: 'achieved' }),
      })),
    };
    const past = score(withReadings(achieved, ['2026-05-01', 90]));
    expect(past.timeToValue).toBeNull();
    const corrected = withReadings(achieved, ['2026-05-01', 50]);
    expect(restated(past, knownOf(corrected))?.timeToValue).toEqual({
      from: '2026-01-01',
      clock: 'contract_start',
      firstUse: null,
      firstAchieved: { on: '2026-05-01', days: 120 },
    });
    expect(restated(past, { ...knownOf(corrected), clock: null })?.timeToValue).toBeNull();
  });

  it('names the formulas and bands it was made by', () => {
    const past = { ...score(withReadings(agreed, ['2026-05-01', 90])), modelVersion: '0.9' };
    const bands = { ...DEFAULT_SETTINGS.bands, success: { strong: 85, good: 70, fair: 50 } };
    const settings = { ...DEFAULT_SETTINGS, bands };
    const known = knownOf(withReadings(agreed, ['2026-05-01', 60]));
    const now = restate(past, known, asOf(), settings);
    expect(now).toMatchObject({ modelVersion: MODEL_VERSION, bands, success: { band: 'good' } });
  });
});
