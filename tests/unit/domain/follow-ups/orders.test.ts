import type { Account } from '@attain/shared/domain/account';
import { addDays } from '@attain/shared/domain/basics/time';
import {
  ordersThatHold,
  isOrdered,
  playNeeded,
  playWords,
  reviewWords,
} from '@attain/shared/domain/follow-ups/orders';
import { FOLLOW_UP_RULES } from '@attain/shared/domain/follow-ups/settings';
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
  thrivingAccount,
  TODAY,
  USD,
} from '../builders.ts';

const score = (account: Account) => scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
const scored = (account: Partial<Account>) => score(someAccount(account));

const agreed = (lastReviewedOn: string | null = '2026-05-01') =>
  someGoal({
    id: 'g1',
    title: 'Report faster',
    metrics: [metricAt(0, 100, 80)],
    commitment: someCommitment({ lastReviewedOn }),
  });

describe('the task to review agreements (V30)', () => {
  const snapshot = scored({ goals: [agreed()] });
  const [vla = null] = snapshot.agreements.vlas;

  it('says how they stand, when the review is due, and what to do', () => {
    expect(reviewWords(snapshot, null)).toEqual({
      cause: 'ordered:review:all:2026-07-30',
      title: 'Acme: review the agreements',
      reason:
        '"Report faster" is at 80 % of its target. The review is due on 30 Jul 2026. Go through it with the customer and record the review.',
    });
    expect(reviewWords(snapshot, vla)).toMatchObject({
      cause: 'ordered:review:g1:2026-07-30',
      title: 'Acme: review "Report faster"',
    });
  });

  it('says why one cannot be measured, and never a 0', () => {
    const unread = scored({ goals: [{ ...agreed(), metrics: [metricAt(0, 100, null)] }] });
    expect(reviewWords(unread, null).reason).toMatch(/^"Report faster" cannot be measured: \w/);
  });

  it('stays asked until the review is held, and is closed with why', () => {
    const { cause } = reviewWords(snapshot, vla);
    expect(ordersThatHold(snapshot).has(cause)).toBe(true);
    const reviewed = scored({ goals: [agreed(TODAY)] });
    expect(ordersThatHold(reviewed).has(cause)).toBe(false);
    expect(whyClosed(cause, reviewed)).toBe(
      'The review was held, or the agreement is no longer in force.',
    );
    expect(ordersThatHold(scored({}))).toEqual(new Set());
  });
});

describe('the task to start a renewal play (A29-A32)', () => {
  const renewal = addDays(TODAY, 200);
  const contract = someContract({ renewal });

  it('has the steps of the playbook', () => {
    expect(playWords(scored({ contract }), 'save_play', renewal)).toEqual({
      cause: `ordered:play:save_play:${renewal}`,
      title: 'Acme: save play for the renewal on 17 Jan 2027',
      reason:
        'Focus: understanding the issues, custom solutions. 1. Start at once: ask the customer what went wrong and listen. 2. Work out a solution for this customer, with an executive behind it. 3. Agree on the first result and when it will be seen.',
    });
  });

  it('is of the play that the account is on, else of the one that its health today calls for', () => {
    const thriving = score(thrivingAccount({ contract }));
    expect([thriving.renewal.play, playNeeded(thriving)]).toEqual(['none', 'expansion']);
    const near = score(
      thrivingAccount({ contract: someContract({ renewal: addDays(TODAY, 20) }) }),
    );
    expect([near.renewal.play, playNeeded(near)]).toEqual(['expansion', 'expansion']);
    expect(playNeeded(scored({ contract }))).toBeNull();
  });

  it('stays asked until the renewal date moves on', () => {
    const { cause } = playWords(scored({ contract }), 'intervention', renewal);
    expect(ordersThatHold(scored({ contract })).has(cause)).toBe(true);
    const moved = scored({ contract: someContract({ renewal: addDays(renewal, 365) }) });
    expect(ordersThatHold(moved).has(cause)).toBe(false);
    expect(whyClosed(cause, moved)).toBe('The renewal date moved on.');
  });
});

it('no rule of ours is taken for an order', () => {
  expect(FOLLOW_UP_RULES.filter(isOrdered)).toEqual([]);
});
