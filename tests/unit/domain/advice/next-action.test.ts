import type { Account } from '@attain/shared/domain/account';
import type { Commitment, Goal } from '@attain/shared/domain/goals/goal';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import {
  asOf,
  at,
  metricAt,
  readings,
  someCommitment,
  someContract,
  someGoal,
  someMetric,
  someSurvey,
  someUsage,
  someValueLine,
  thrivingAccount,
  USD,
  someTickets,
} from '../builders.ts';

const vla = (current: number, goal: Partial<Goal> = {}, commitment: Partial<Commitment> = {}) =>
  someGoal({
    id: `at ${current}`,
    metrics: [metricAt(0, 100, current)],
    commitment: someCommitment(commitment),
    ...goal,
  });

const action = (account: Account) =>
  scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD).nextAction;

/** From the least urgent to the most; each is put on top of those before it. */
const CASES: readonly { code: string; text: string; with: (account: Account) => Account }[] = [
  {
    code: 'next_review',
    text: 'Prepare the next review on 30 Aug 2026.',
    with: (account) => ({ ...account, goals: [vla(90)], nps: someSurvey({ promoters: 0 }) }),
  },
  {
    code: 'unmet_promoter',
    text: 'Ask a promoter for a reference or a case study: nobody has been asked yet.',
    with: (account) => ({ ...account, nps: someSurvey({ mean: 10, nps: 100 }) }),
  },
  {
    code: 'value_unconfirmed',
    text: 'Ask the customer to confirm the estimated value of "Tools retired".',
    with: (account) => ({ ...account, valueLines: [someValueLine()] }),
  },
  {
    code: 'sign_off_missing',
    text: 'Get the executive sign-off for "Launch in the north".',
    with: (account) =>
      withGoal(account, vla(91, { title: 'Launch in the north' }, { state: 'proposed' })),
  },
  {
    code: 'review_overdue',
    text: 'Hold the review of "Fewer errors": it was due on 30 May 2026.',
    with: (account) =>
      withGoal(account, vla(92, { title: 'Fewer errors' }, { lastReviewedOn: '2026-03-01' })),
  },
  {
    code: 'goal_at_risk',
    text: 'Goal "Team efficiency" is at risk at 40 % of its target, due 1 Dec 2026: plan the next step with Bob Smith.',
    with: (account) =>
      withGoal(
        account,
        vla(40, {
          id: 'efficiency',
          title: 'Team efficiency',
          owner: 'Bob Smith',
          targetDate: '2026-12-01',
          commitment: null,
        }),
      ),
  },
  {
    code: 'insufficient_data',
    text: 'Health needs fresh input for 40 % of its points and has 15 %. Missing most: Weekly active users. No product usage is known: send usage events, or map the account key of the product.',
    with: (account) => ({ ...account, usage: null, tickets: null, nps: null, training: null }),
  },
  {
    code: 'health_critical',
    text: 'Health is critical at 0: involve an executive. Weakest: Weekly active users, 0 of 15 points.',
    with: (account) => ({
      ...account,
      usage: someUsage({
        weeklyActiveUsers: [0, 0, 0, 0],
        sessionsPerUserWeek: null,
        minutesPerUserWeek: null,
        featureAdoption: 0,
      }),
      csat: someSurvey({ mean: 1, nps: null }),
      outreach: null,
    }),
  },
  {
    code: 'vla_off_track',
    text: '"Self-service" is off track at 30 % of its target, due 31 Dec 2026: find the blocker with Sarah Chen.',
    with: (account) => withGoal(account, vla(30, { title: 'Self-service' })),
  },
  {
    code: 'vla_will_miss',
    text: '"Automation" will miss its deadline of 31 Aug 2026 at 60 % of its target, projected for 20 Sep 2026: agree on a recovery plan with Sarah Chen.',
    with: (account) => withGoal(account, automation()),
  },
  {
    code: 'renewal',
    text: 'Get the renewal signed: the contract ends on 10 Jul 2026.',
    with: (account) => ({ ...account, contract: someContract({ renewal: '2026-07-10' }) }),
  },
  {
    code: 'escalation',
    text: 'Bring in the CS manager: 2 or more tickets within 7 days.',
    with: (account) => ({
      ...account,
      tickets: someTickets({
        weighted: 0,
        open: 0,
        created28Days: 0,
        recentCreatedAt: [at('2026-06-25'), at('2026-06-28')],
      }),
    }),
  },
];

function withGoal(account: Account, goal: Goal): Account {
  return { ...account, goals: [...account.goals, goal] };
}

/** A point every two days: 60 on 2 July, 40 to go in 80 days. */
function automation(): Goal {
  const metric = someMetric({
    baselineAt: at('2026-03-04'),
    readings: readings(['2026-05-23', 40], ['2026-06-12', 50], ['2026-07-02', 60]),
  });
  return vla(60, { title: 'Automation', metrics: [metric] }, { deadline: '2026-08-31' });
}

describe('next action, the first that applies', () => {
  const accounts: Account[] = [];
  CASES.reduce((account, each) => {
    const worse = each.with(account);
    accounts.push(worse);
    return worse;
  }, thrivingAccount());

  it.each(CASES.map(({ code, text }, index) => ({ code, text, index })))(
    '$code comes before all that is less urgent: $text',
    ({ code, text, index }) => {
      const account = accounts[index];
      expect(account && action(account)).toEqual({ code, text });
    },
  );

  it.each([
    {
      flag: 'churn_threat',
      text: 'The customer threatens to leave: escalate now and call the customer.',
    },
    {
      flag: 'downtime',
      text: 'The customer is down: escalate to support now and call the customer.',
    },
    { flag: 'legal', text: 'Hand the legal question over to the legal team.' },
  ] as const)('of an escalation follows its cause: $flag', ({ flag, text }) => {
    expect(action(thrivingAccount({ escalationFlag: flag })).text).toBe(text);
  });

  it('of an overdue renewal names its day', () => {
    const contract = someContract({ renewal: '2026-06-30' });
    expect(action(thrivingAccount({ contract })).text).toBe(
      'The renewal was due on 30 Jun 2026 and is not won: settle it now.',
    );
  });

  it('of an agreement past its deadline does not promise a projection', () => {
    const goals = [vla(60, { title: 'Automation' }, { deadline: '2026-06-30' })];
    expect(action(thrivingAccount({ goals })).text).toBe(
      '"Automation" is past its deadline of 30 Jun 2026 at 60 % of its target: agree on how to go on with Sarah Chen.',
    );
  });

  it('of a goal past its date says so', () => {
    const goals = [vla(60, { commitment: null, targetDate: '2026-06-30' })];
    expect(action(thrivingAccount({ goals })).text).toBe(
      'Goal "Reduce reporting time" was due on 30 Jun 2026 and is at 60 % of its target: agree on how to go on with Sarah Chen.',
    );
  });

  it.each([
    { others: 1, text: 'of "Largest" and of 1 other line.' },
    { others: 2, text: 'of "Largest" and of 2 other lines.' },
  ])('of unconfirmed value names the largest line beside $others', ({ others, text }) => {
    const valueLines = [
      ...Array.from({ length: others }, (_, n) => someValueLine({ id: `v${n}` })),
      someValueLine({ id: 'largest', description: 'Largest', amount: 200_000 }),
    ];
    expect(action(thrivingAccount({ goals: [vla(90)], valueLines })).text).toBe(
      `Ask the customer to confirm the estimated value ${text}`,
    );
  });

  it('stays the same while value grows by the day', () => {
    const valueLines = [someValueLine({ recurring: 'day' })];
    const on = (today: string) =>
      scoreAccount(thrivingAccount({ valueLines }), asOf(today), DEFAULT_SETTINGS, USD);
    expect(on('2026-07-02').value.figures).not.toEqual(on('2026-07-01').value.figures);
    expect(on('2026-07-02').nextAction).toEqual(on('2026-07-01').nextAction);
  });

  it('leaves decided agreements alone', () => {
    const goals = [vla(30, { targetDate: null }, { state: 'missed', deadline: '2026-06-30' })];
    expect(action(thrivingAccount({ goals })).code).toBe('goal_at_risk');
  });

  it('tells that an input is too old, rather than missing', () => {
    const account = thrivingAccount({
      usage: null,
      tickets: null,
      csat: null,
      training: null,
      nps: someSurvey({ latestAt: at('2025-01-01'), mean: 9 }),
    });
    const usage = someUsage({ sourceLastDeliveredAt: at('2026-01-01') });
    expect(action({ ...account, usage }).text).toBe(
      'Health needs fresh input for 40 % of its points and has 5 %. Missing most: Weekly active users. The last input is too old. 50 users a week on 100 seats.',
    );
  });

  it.each([
    { goals: [], text: 'Define success goals with the customer.' },
    {
      goals: [someGoal({ metrics: [metricAt(0, 100, 100)] })],
      text: 'Turn the goals into an agreement and get it signed.',
    },
  ])('without anything due looks for the next step: $text', ({ goals, text }) => {
    const nps = someSurvey({ promoters: 0 });
    expect(action(thrivingAccount({ goals, nps }))).toEqual({ code: 'none', text });
  });

  it('names days and never counts them down, so that it stays the same until the matter changes', () => {
    const account = thrivingAccount({ goals: [vla(90)] });
    const on = (today: string) =>
      scoreAccount(account, asOf(today), DEFAULT_SETTINGS, USD).nextAction;
    expect(on('2026-07-02')).toEqual(on('2026-07-01'));
  });
});
