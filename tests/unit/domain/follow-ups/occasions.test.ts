import { addDays, type Day } from '@attain/shared/domain/basics/time';
import { toldCauses } from '@attain/shared/domain/follow-ups/causes';
import { followUps } from '@attain/shared/domain/follow-ups/follow-ups';
import { FOLLOW_UP_DEFAULTS } from '@attain/shared/domain/follow-ups/settings';
import { whyClosed } from '@attain/shared/domain/follow-ups/why-closed';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  metricAt,
  someAccount,
  someCommitment,
  someContract,
  someGoal,
  TODAY,
  USD,
} from '../builders.ts';

type Known = Partial<Parameters<typeof someAccount>[0]>;

const scored = (account: Known) =>
  scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD);
const asked = (account: Known, settings = FOLLOW_UP_DEFAULTS) =>
  followUps(scored(account), asOf(), settings);

const renewsIn = (days: number) => ({
  contract: someContract({ renewal: addDays(TODAY, days), licensedSeats: null }),
});
/** An agreement whose next review is that many days ahead. */
const reviewIn = (days: number) => ({
  goals: [
    someGoal({
      id: 'g1',
      title: 'Report faster',
      metrics: [metricAt(0, 100, 80)],
      commitment: someCommitment({ deadline: null, lastReviewedOn: addDays(TODAY, days - 90) }),
    }),
  ],
});

describe('the way to a renewal (A25, A26, C30)', () => {
  it.each([
    { days: 91, rules: [] },
    { days: 90, rules: ['early_warning'] },
    { days: 61, rules: ['early_warning'] },
    { days: 60, rules: ['value_review'] },
    { days: 31, rules: ['value_review'] },
    { days: 30, rules: [] },
    { days: -1, rules: [] },
  ])('asks $days days before it for $rules', ({ days, rules }) => {
    expect(asked(renewsIn(days)).map(({ rule }) => rule)).toEqual(rules);
  });

  it('asks with the steps of the milestone', () => {
    expect(asked(renewsIn(60))).toEqual([
      {
        cause: 'milestone:value_review:2026-08-30',
        rule: 'value_review',
        role: 'owner',
        title: 'Acme: value review for the renewal on 30 Aug 2026',
        reason:
          '1. Compile the usage reports. 2. Compute value and ROI. 3. Document the success stories. 4. Share them with the decision makers.',
        dueOn: addDays(TODAY, 7),
        priority: 'medium',
      },
    ]);
  });

  it('asks once for one renewal, and again for the next', () => {
    const [[warned], [later], [next]] = [90, 61, 70].map((days) => asked(renewsIn(days)));
    expect(later?.cause).not.toBe(warned?.cause);
    expect(next?.cause).toBe(`milestone:early_warning:${addDays(TODAY, 70)}`);
  });

  const cause = (renewal: Day) => `milestone:early_warning:${renewal}`;
  it.each([
    { when: 'the next milestone has come', days: 60, why: 'has come to its next milestone.' },
    { when: 'there is no renewal any more', days: null, why: 'The renewal date moved on.' },
  ])('says why its task is closed once $when', ({ days, why }) => {
    const account = days === null ? {} : renewsIn(days);
    expect(whyClosed(cause(addDays(TODAY, 60)), scored(account))).toContain(why);
  });

  it('says that the date moved where it did, and that tasks are switched off where they are', () => {
    const snapshot = scored(renewsIn(80));
    expect(whyClosed(cause(addDays(TODAY, 70)), snapshot)).toBe('The renewal date moved on.');
    expect(whyClosed(cause(addDays(TODAY, 80)), snapshot)).toBe(
      'Tasks of this kind are switched off.',
    );
  });
});

describe('a quarterly review (V30)', () => {
  it.each([
    { days: 8, dueOn: null },
    { days: 7, dueOn: addDays(TODAY, 7) },
    { days: 3, dueOn: addDays(TODAY, 3) },
    { days: 1, dueOn: addDays(TODAY, 2) },
    { days: -30, dueOn: addDays(TODAY, 2) },
  ])('that is $days days ahead is a task due on $dueOn', ({ days, dueOn }) => {
    const tasks = asked(reviewIn(days)).filter(({ rule }) => rule === 'quarterly_review');
    expect(tasks.map((task) => task.dueOn)).toEqual(dueOn === null ? [] : [dueOn]);
  });

  it('is the same task as the one that a person orders for it', () => {
    const on = addDays(TODAY, 5);
    expect(asked(reviewIn(5))).toMatchObject([
      { cause: `ordered:review:all:${on}`, title: 'Acme: review the agreements' },
    ]);
    expect(toldCauses(scored(reviewIn(5)))).toEqual(new Set([`ordered:review:all:${on}`]));
  });

  it('is nobody’s task where the configuration says so', () => {
    const quarterly_review = { ...FOLLOW_UP_DEFAULTS.quarterly_review, to: 'nobody' as const };
    expect(asked(reviewIn(5), { ...FOLLOW_UP_DEFAULTS, quarterly_review })).toEqual([]);
  });
});
