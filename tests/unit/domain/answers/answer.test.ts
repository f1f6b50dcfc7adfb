import { type Answer, answerOf } from '@attain/shared/contract/answer-of';
import type { Account } from '@attain/shared/domain/account';
import type { QuestionAbout } from '@attain/shared/domain/answers/question';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../arbitrary-account.ts';
import {
  asOf,
  confirmedAt,
  goalOf,
  metricAt,
  PROPERTY_RUNS,
  someAccount,
  someContract,
  someCostLine,
  someGoal,
  someValueLine,
  USD,
} from '../builders.ts';
import { DOCUMENT_GOALS } from '../goals/document-goals.ts';

const answer = (account: Partial<Account>, about: QuestionAbout = 'everything'): Answer =>
  answerOf(scoreAccount(someAccount(account), asOf(), DEFAULT_SETTINGS, USD), about, asOf());

/** The goals that are all milestones, with none of them done. */
const withoutProgress = (goals: Account['goals']): Account['goals'] =>
  goals
    .filter(({ metrics, milestones }) => metrics.length === 0 && milestones.length > 0)
    .map((goal) => ({
      ...goal,
      milestones: goal.milestones.map((each) => ({ ...each, done: false })),
    }));

const confirmed = someValueLine({
  description: 'Reports written in less time',
  amount: 21_060_000,
  confirmed: confirmedAt(21_060_000),
});
const estimated = someValueLine({ id: 'v2', description: 'Fewer errors', amount: 4_500_000 });
const cost = someCostLine({ amount: 15_000_000 });

const waiting = (id: string) =>
  someGoal({
    id,
    metrics: [],
    milestones: [{ id: '1', title: 'Roll-out', due: null, done: false }],
  });

describe('the answer to how goals stand', () => {
  it('says yes, partly or no, with the score, then the goals with those at risk first', () => {
    const { text, sources, isInsufficient } = answer({ goals: DOCUMENT_GOALS }, 'goals');
    expect(isInsufficient).toBe(false);
    expect(text).toMatchInlineSnapshot(
      `"Partly: of 4 scored goals of Acme 3 on track or better, 1 at risk; success score 82.18 of 100 (strong) [1]. 1 goal cannot be scored yet. "Increase team efficiency" is At Risk at 40 %: Tasks/person/day: 18 vs 25 tasks target, from 15 tasks [2]. "Reduce reporting time" is Exceeded at 142.2 %: Time to create report: 70 % reduction vs 50 % target [3]. "Improve data accuracy" is On Track at 88.7 %: Data error rate: 3.8 % vs 2 % target, from 12 % [4]. "Consolidate tools" is Achieved at 100 %: 3 of 3 milestones done [5]. "Enable self-service": insufficient data. 88 % vs 90 % target. Baseline not set. Cannot calculate progress."`,
    );
    expect(sources).toMatchInlineSnapshot(`
      [
        "[1] Figures of Attain, computed on 1 Jul 2026",
        "[2] Goal "Increase team efficiency": Tasks/person/day measured on 20 Jun 2026, System adoption measured on 20 Jun 2026, Process automation measured on 20 Jun 2026",
        "[3] Goal "Reduce reporting time": Time to create report measured on 20 Jun 2026, Reports created/week measured on 20 Jun 2026, Manual steps eliminated measured on 20 Jun 2026",
        "[4] Goal "Improve data accuracy": Data error rate measured on 20 Jun 2026, Manual corrections/week measured on 20 Jun 2026, Audit findings measured on 20 Jun 2026",
        "[5] Goal "Consolidate tools": 3 of 3 milestones done",
      ]
    `);
  });

  it.each([
    [[goalOf('a', metricAt(0, 100, 90))], /^Yes: of 1 scored goal of Acme 1 on track or better;/],
    [
      [goalOf('a', metricAt(0, 100, 90)), goalOf('b', metricAt(0, 100, 10))],
      /^Partly: of 2 scored goals of Acme 1 on track or better, 1 at risk;/,
    ],
    [
      [waiting('a'), waiting('b')],
      /^Not at present: of 2 scored goals of Acme 0 on track or better, 2 not started \(.*\);/,
    ],
    [
      [goalOf('a', metricAt(0, 100, 90)), waiting('b')],
      /^Partly: of 2 scored goals of Acme 1 on track or better, 1 not started \(.*\);/,
    ],
    [[goalOf('a', metricAt(0, 100, 10))], /^Not at present: of 1 scored goal of Acme 0 on track/],
  ])('begins with the verdict', (goals, begins) => {
    expect(answer({ goals }, 'goals').text).toMatch(begins);
  });

  it('is no yes where goals have not started, and names them', () => {
    const idle = withoutProgress(DOCUMENT_GOALS);
    expect(answer({ goals: idle }, 'goals').text).toMatch(
      /^Not at present: of 1 scored goal of Acme 0 on track or better, 1 not started \("/,
    );
    expect(answer({ goals: [goalOf('a', metricAt(0, 100, 90)), ...idle] }, 'goals').text).toMatch(
      /^Partly: of 2 scored goals of Acme 1 on track or better, 1 not started \("/,
    );
  });

  it('says that there are no goals, and no figure', () => {
    expect(answer({ goals: [] }, 'goals')).toEqual({
      text: 'Nobody can say whether Acme achieves its goals: no success goals are defined. Define one on the company record first.',
      sources: [],
      isInsufficient: true,
    });
  });

  it('says insufficient data where nothing was measured, and never a 0', () => {
    const { text, isInsufficient } = answer(
      { goals: [goalOf('a', metricAt(0, 100, null))] },
      'goals',
    );
    expect(isInsufficient).toBe(true);
    expect(text).toMatch(/^Insufficient data: 1 goal of Acme, and none can be scored\./);
    expect(text).not.toMatch(/\b0(\.\d+)? %/);
  });

  it('tells five goals, and how many more there are', () => {
    const goals = 'abcdefg'.split('').map((id) => goalOf(id, metricAt(0, 100, 90)));
    expect(answer({ goals }, 'goals').text).toMatch(/ 2 more goals on the company record\.$/);
  });
});

describe('the answer to what it has been worth', () => {
  it('tells both ledgers apart, the cost and the ROI, with their lines as sources', () => {
    const account = {
      contract: someContract(),
      valueLines: [confirmed, estimated],
      costLines: [cost],
    };
    const { text, sources } = answer(account, 'value');
    expect(text).toMatchInlineSnapshot(
      `"USD 210,600.00 of value is confirmed by the customer over contract to date (1 Jan 2026 to 1 Jul 2026) [1]. Apart from that, USD 45,000.00 is estimated and not confirmed [2]. ROI on confirmed value: 181.57 %, 2.82 times the cost, at a cost of USD 74,794.52 [3]. Only the subscription is known as cost."`,
    );
    expect(sources).toMatchInlineSnapshot(`
      [
        "[1] Lines that the customer confirmed: Reports written in less time, as of 1 Jul 2026",
        "[2] Estimated lines: Fewer errors, as of 1 Jul 2026",
        "[3] Cost: licence, as of 1 Jul 2026",
      ]
    `);
  });

  it('says insufficient data where the customer confirmed nothing, beside an estimate', () => {
    const { text, isInsufficient } = answer({ valueLines: [estimated] }, 'value');
    expect(isInsufficient).toBe(false);
    expect(text).toMatch(
      /^Insufficient data: the customer has confirmed no value of Acme yet\. Apart from that, USD [\d,.]+ is estimated and not confirmed \[1\]\. No ROI: the customer has confirmed nothing yet\.$/,
    );
  });

  it('says insufficient data where nothing is known', () => {
    expect(answer({}, 'value')).toEqual({
      text: 'Insufficient data: the customer has confirmed no value of Acme yet. No ROI: the customer has confirmed nothing yet.',
      sources: [],
      isInsufficient: true,
    });
  });
});

describe('every answer', () => {
  it('cites each source, and no other (law)', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const snapshot = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
        const { text, sources } = answerOf(snapshot, 'everything', asOf());
        const cited = new Set(
          [...text.matchAll(/ \[(\d+)\][.]/g)].map(([, number]) => Number(number)),
        );
        for (const number of sources.keys()) expect(text).toContain(`[${number + 1}]`);
        for (const number of cited) expect(number).toBeLessThanOrEqual(sources.length);
      }),
      { numRuns: Math.min(PROPERTY_RUNS, 200) },
    );
  });
});
