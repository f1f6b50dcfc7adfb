import type { Account } from '@attain/shared/domain/account';
import { accountChances, whyNotYet } from '@attain/shared/domain/advice/chances';
import { decisionsDue } from '@attain/shared/domain/advice/decisions';
import { accountRisks } from '@attain/shared/domain/advice/risks';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { valueConfidence } from '@attain/shared/domain/value/value-confidence';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  at,
  confirmedAt,
  readings,
  someAccount,
  someCommitment,
  someContract,
  someGoal,
  someMetric,
  someSurvey,
  someTickets,
  someUsage,
  someValueLine,
  thrivingAccount,
  USD,
} from '../builders.ts';

const snapshotOf = (account: Account) => scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
const of = (account: Partial<Account>) => snapshotOf(someAccount(account));
const texts = (list: readonly { text: string }[]) => list.map(({ text }) => text);

const agreed = (title: string, changes: Parameters<typeof someCommitment>[0] = {}) =>
  someGoal({
    id: title,
    title,
    metrics: [someMetric({ readings: readings(['2026-06-20', 90]) })],
    commitment: someCommitment(changes),
  });

describe('the decisions that are due', () => {
  it('are none for an account of which nothing is recorded', () => {
    expect(decisionsDue(of({}))).toEqual([]);
  });

  it('stand with the critical ones first, then by day, and what has no day last', () => {
    const account = {
      contract: someContract({ renewal: '2026-07-10' }),
      goals: [
        agreed('Unsigned', { state: 'revised', signedAt: null }),
        agreed('Past', { deadline: '2026-06-15' }),
        agreed('Reviewed', { lastReviewedOn: '2026-03-01' }),
        someGoal({
          id: 'Offered',
          title: 'Offered',
          commitment: someCommitment({ state: 'proposed', signedAt: null }),
        }),
      ],
      valueLines: [someValueLine({ description: 'Hours saved', disputed: true })],
    };
    expect(decisionsDue(of(account)).map(({ text, critical }) => [critical, text])).toEqual([
      [true, '"Past" was due on 15 Jun 2026: decide whether it is achieved or missed.'],
      [true, 'Renewal on 10 Jul 2026: close is due since 26 Jun 2026.'],
      [false, 'The review of "Reviewed" was due on 30 May 2026.'],
      [false, 'The changed terms of "Unsigned" wait for sign-off.'],
      [false, '"Offered" is proposed and not signed.'],
      [false, 'The customer disputes the value of "Hours saved".'],
    ]);
  });

  it('hold a review from 30 days before it on', () => {
    const reviewed = (lastReviewedOn: string) =>
      texts(decisionsDue(of({ goals: [agreed('A', { lastReviewedOn })] })));
    expect(reviewed('2026-05-02')).toEqual(['The review of "A" is due on 31 Jul 2026.']);
    expect(reviewed('2026-05-03')).toEqual([]);
  });

  it('hold a renewal that is overdue, and ask no more about an agreement that is decided', () => {
    const decided = agreed('A', { state: 'achieved', deadline: '2026-06-15' });
    const account = { contract: someContract({ renewal: '2026-06-20' }), goals: [decided] };
    expect(texts(decisionsDue(of(account)))).toEqual([
      'The renewal was due on 20 Jun 2026 and is not won.',
    ]);
  });
});

describe('the risks of an account', () => {
  it('are none where nothing speaks against it', () => {
    expect(accountRisks(snapshotOf(thrivingAccount()))).toEqual([]);
  });

  it('name each matter once, in the order in which it presses, with the money that hangs on it', () => {
    const slow = someMetric({
      readings: readings(['2026-03-01', 5], ['2026-04-01', 6], ['2026-06-20', 7]),
    });
    const account = thrivingAccount({
      escalationFlag: 'churn_threat',
      tickets: someTickets({
        causes: [{ cause: 'churn_threat', openedAt: at('2026-06-28'), closedAt: null }],
      }),
      nps: someSurvey({ mean: 0, nps: -100 }),
      csat: someSurvey({ mean: 1, nps: null }),
      usage: someUsage({
        weeklyActiveUsers: [1, 1, 1, 1],
        sessionsPerUserWeek: 0,
        minutesPerUserWeek: 0,
        featureAdoption: 0,
      }),
      goals: [
        someGoal({ id: 'g1', title: 'Slow', metrics: [slow], commitment: someCommitment() }),
        someGoal({ id: 'g2', title: 'Alone', metrics: [slow] }),
      ],
      valueLines: [someValueLine({ goalId: 'g1', amount: 100_000 })],
    });
    const risks = accountRisks(snapshotOf(account));
    expect(texts(risks).map((text) => text.replace(/ at [\d.]+\..*/, ''))).toEqual([
      'The customer threatens to leave.',
      'Health is critical',
      '"Slow" will miss its deadline of 31 Dec 2026.',
      'Goal "Alone" is at risk at 7 % of its target.',
    ]);
    expect(risks.map(({ atRisk }) => atRisk)).toEqual([null, null, 100_000, null]);
  });

  it('name an agreement that is short of its target without a deadline to say so', () => {
    const half = someMetric({ readings: readings(['2026-06-20', 60]) });
    const goal = someGoal({
      title: 'Half',
      metrics: [half],
      commitment: someCommitment({ deadline: null }),
    });
    expect(texts(accountRisks(of({ goals: [goal] })))).toEqual([
      '"Half" is at risk at 60 % of its target.',
    ]);
  });
});

describe('the chances of an account', () => {
  const opportunity = {
    id: 'o1',
    goalId: null,
    description: 'Roll out to the district',
    potential: 2_400_000,
    effort: 'low',
    recommendation: 'Plan it.',
  } as const;

  it('are what people recorded and what the data shows, and why it is not yet the time', () => {
    const account = thrivingAccount({
      opportunities: [opportunity],
      usage: someUsage({ weeklyActiveUsers: [99, 99, 99, 99] }),
    });
    const snapshot = snapshotOf(account);
    const chances = accountChances(snapshot);
    expect(chances).toContainEqual({
      text: 'Roll out to the district',
      goalId: null,
      potential: 2_400_000,
    });
    expect(chances.at(-1)?.text).toBe(
      'A promoter was never asked for a reference or a case study.',
    );
    expect(whyNotYet(snapshot)).toEqual(['Not yet the time to sell: no outcome is proven.']);
  });

  it('are none where nothing is known', () => {
    expect([accountChances(of({})), whyNotYet(of({}))]).toEqual([[], []]);
  });
});

describe('how sure the value is', () => {
  const confidence = (...valueLines: Account['valueLines']) =>
    valueConfidence(of({ contract: someContract(), valueLines }).value);

  it.each([
    ['unknown without a line', [], null],
    [
      'whole where the customer confirmed it',
      [someValueLine({ confirmed: confirmedAt(100_000) })],
      1,
    ],
    ['half where it is modelled', [someValueLine({ confidence: 'modelled' })], 0.5],
    [
      'weighed by the amounts',
      [
        someValueLine({ id: 'a', amount: 300_000 }),
        someValueLine({ id: 'b', amount: 100_000, confidence: 'modelled' }),
      ],
      0.875,
    ],
    ['without what the customer disputes', [someValueLine({ disputed: true })], null],
  ] as const)('is %s', (_name, lines, expected) => {
    expect(confidence(...lines)).toBe(expected);
  });
});
