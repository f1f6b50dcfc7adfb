import { accountViewSchema } from '@attain/shared/contract/account-view';
import { accountView } from '@attain/shared/contract/account-view-of';
import { companyProperties } from '@attain/shared/crm/write-back';
import type { Account } from '@attain/shared/domain/account';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../unit/domain/arbitrary-account.ts';
import {
  asOf,
  at,
  confirmedAt,
  readings,
  someAccount,
  someCommitment,
  someContract,
  someCostLine,
  someGoal,
  someMetric,
  someUsage,
  someValueLine,
  thrivingAccount,
  USD,
} from '../unit/domain/builders.ts';

const snapshotOf = (account: Account, currency = USD) =>
  scoreAccount(account, asOf(), DEFAULT_SETTINGS, currency);

/** Everything at the ends of a tree that is not `null`. */
function leaves(value: unknown): unknown[] {
  if (value === null) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(leaves) : [value];
}

const viewOf = (account: Account, currency = USD) => accountView(snapshotOf(account, currency));

describe('the view of an account', () => {
  it('is what the contract says, whatever the account', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        accountViewSchema.parse(viewOf(account));
      }),
      { numRuns: 200 },
    );
  });

  it('shows every value that is written to the record, and nothing else, whatever the account', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const snapshot = snapshotOf(account);
        const { attain_model_version, ...written } = companyProperties(snapshot);
        const shown = leaves(accountView(snapshot).figures).map(String);
        // A checkbox is one value on the record and a list here.
        const each = (values: readonly string[]) =>
          values.flatMap((value) => value.split(';')).sort();
        expect(each(shown)).toEqual(each(Object.values(written).filter(Boolean)));
        expect(accountView(snapshot).modelVersion).toBe(attain_model_version);
      }),
      { numRuns: 200 },
    );
  });

  it('never rounds an attainment into another band: 80.001 % of a target is above 80', () => {
    const metric = someMetric({ readings: readings(['2026-06-20', 80.001]) });
    const [agreement] = viewOf(
      someAccount({ goals: [someGoal({ metrics: [metric], commitment: someCommitment() })] }),
    ).agreements.list;
    expect(agreement?.standing).toEqual({
      kind: 'scored',
      progress: 80,
      attainment: 80.01,
      status: 'on_track',
    });
  });

  it('gives an agreement its metrics and its terms, and leaves the rest with its goal', () => {
    const goal = someGoal({ commitment: someCommitment() });
    const [agreement] = viewOf(someAccount({ goals: [goal] })).agreements.list;
    expect(agreement).toMatchObject({
      signedBy: 'Ann Lee',
      deadline: '2026-12-31',
      metrics: [{ name: 'Reports created', baseline: 0, current: 50, target: 100 }],
    });
    expect(agreement?.metrics[0]?.measuredAt).toBe(new Date(at('2026-06-20')).toISOString());
  });

  it('keeps the notice of what cannot be scored, and no number beside it', () => {
    const goal = someGoal({ metrics: [someMetric({ baseline: null })] });
    const [view] = viewOf(someAccount({ goals: [goal] })).goals.list;
    expect(view?.standing).toMatchObject({ kind: 'not_scored', reason: 'baseline_not_set' });
  });

  it('opens the health score to nine components', () => {
    const { healthComponents, figures } = viewOf(thrivingAccount());
    expect(healthComponents).toHaveLength(9);
    expect(figures.health.band).toBe('healthy');
  });

  it.each([
    { currency: USD, amount: 100_050, shown: 1000.5 },
    { currency: { currency: 'JPY', digits: 0 }, amount: 1_000, shown: 1_000 },
    { currency: { currency: 'KWD', digits: 3 }, amount: 1_000_125, shown: 1000.125 },
  ])('writes $amount minor units of $currency.currency as $shown', (each) => {
    const account = someAccount({
      contract: someContract(),
      valueLines: [someValueLine({ amount: each.amount })],
    });
    expect(viewOf(account, each.currency).value.lines[0]?.amount).toBe(each.shown);
  });

  it('names both lines of a double count', () => {
    const line = { sourceMetric: 'hours of rework', confirmed: confirmedAt(100_000) };
    const account = someAccount({
      contract: someContract(),
      usage: someUsage(),
      costLines: [someCostLine()],
      valueLines: [
        someValueLine({ ...line, id: 'v1', description: 'Time saved' }),
        someValueLine({ ...line, id: 'v2', description: 'Fewer errors' }),
      ],
    });
    expect(viewOf(account).value.doubleCounts).toEqual([
      { first: 'Time saved', second: 'Fewer errors', sourceMetric: 'hours of rework' },
    ]);
  });
});
