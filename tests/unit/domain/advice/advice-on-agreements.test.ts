import type { Account } from '@attain/shared/domain/account';
import type { Commitment, Goal, Metric } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import {
  at,
  metricAt,
  readings,
  someCommitment,
  someGoal,
  someMetric,
  someSurvey,
  thrivingAccount,
} from '../builders.ts';
import { snapshotOf } from './builders.ts';

const vla = (id: string, commitment: Partial<Commitment>, goal: Partial<Goal> = {}) =>
  someGoal({
    id,
    title: id,
    owner: null,
    metrics: [metricAt(0, 100, 60)],
    commitment: someCommitment(commitment),
    ...goal,
  });

const calm = (account: Partial<Account>) =>
  snapshotOf(thrivingAccount({ nps: someSurvey({ promoters: 0 }), ...account }));
const action = (...goals: readonly Goal[]) => calm({ goals }).nextAction.text;

/** Half a report a day: 60 on 20 May, 100 on 8 August. */
const steady: Partial<Metric> = {
  baselineAt: at('2026-01-20'),
  readings: readings(['2026-03-01', 20], ['2026-04-10', 40], ['2026-05-20', 60]),
};

describe('of several agreements that will miss their deadline', () => {
  const late = vla('late', { deadline: '2026-06-30' });
  const later = vla('later', { deadline: '2026-06-20' });
  const onPace = vla('on pace', { deadline: '2026-06-01' }, { metrics: [metricAt(0, 100, 100)] });

  it('the earliest deadline comes first, in whatever order they stand', () => {
    const text =
      '"later" is past its deadline of 20 Jun 2026 at 60 % of its target: agree on how to go on.';
    expect(action(onPace, late, later)).toBe(text);
    expect(action(later, late, onPace)).toBe(text);
  });

  it('the first of one day comes first', () => {
    expect(action(late, { ...late, id: 'twin', title: 'twin' })).toContain('"late"');
  });

  it('a decided one is left alone', () => {
    const decided = (state: 'achieved' | 'missed') =>
      calm({ goals: [vla('done', { state, deadline: '2026-06-30' })] }).recommendations.map(
        ({ code }) => code,
      );
    expect(decided('missed')).not.toContain('vla_will_miss');
    expect(decided('achieved')).not.toContain('vla_will_miss');
    expect(decided('achieved')).not.toContain('vla_off_track');
  });
});

describe('an agreement that will miss its deadline', () => {
  it('is not past it on the day itself', () => {
    expect(action(vla('due', { deadline: '2026-07-01' }, { metrics: [someMetric(steady)] }))).toBe(
      '"due" will miss its deadline of 1 Jul 2026 at 60 % of its target, projected for 8 Aug 2026: agree on a recovery plan.',
    );
  });

  it('names the last of the projected finishes', () => {
    const slower = {
      ...steady,
      readings: readings(['2026-03-01', 20], ['2026-04-10', 40], ['2026-05-20', 50]),
    };
    const metrics = [slower, steady].map((metric, n) => someMetric({ id: `m${n}`, ...metric }));
    const goal = vla('due', { deadline: '2026-07-10' }, { metrics });
    const finish = calm({ goals: [goal] }).success.goals[0]?.metrics[0]?.projectedFinish;
    expect(finish).toBe('2026-09-06');
    expect(action(goal)).toContain('projected for 6 Sep 2026:');
    const reversed = { ...goal, metrics: metrics.toReversed() };
    expect(action(reversed)).toContain('projected for 6 Sep 2026:');
  });

  it('promises no day where nothing moves', () => {
    const stuck = someMetric({
      baseline: 60,
      readings: readings(['2026-03-01', 60], ['2026-04-10', 60], ['2026-05-20', 60]),
    });
    expect(action(vla('due', {}, { metrics: [stuck] }))).toBe(
      '"due" will miss its deadline of 31 Dec 2026 at 0 % of its target: agree on a recovery plan.',
    );
  });

  it('has no figure where it cannot be measured', () => {
    const metrics = [metricAt(null, 100, 60)];
    expect(action(vla('due', { deadline: '2026-06-30' }, { metrics }))).toBe(
      '"due" is past its deadline of 30 Jun 2026: agree on how to go on.',
    );
  });
});

describe('of several agreements off track', () => {
  const at30 = (id: string, current: number) =>
    vla(id, { deadline: null }, { metrics: [metricAt(0, 100, current)] });

  it('the worst comes first, without a day where it has none', () => {
    const text = '"b" is off track at 20 % of its target: find the blocker.';
    expect(action(at30('a', 30), at30('b', 20), at30('c', 90))).toBe(text);
    expect(action(at30('c', 90), at30('b', 20), at30('a', 30))).toBe(text);
  });

  it('the first of the same attainment comes first', () => {
    expect(action(at30('a', 30), at30('b', 30))).toContain('"a"');
  });

  it('one that cannot be measured is none of them', () => {
    const unmeasured = vla('x', { deadline: null }, { metrics: [metricAt(null, 100, 60)] });
    expect(action(unmeasured, at30('a', 30))).toContain('"a"');
  });

  it('names the owner of its own goal', () => {
    expect(action({ ...at30('c', 90), owner: 'Bob' }, { ...at30('a', 30), owner: 'Ann' })).toMatch(
      / with Ann\.$/,
    );
  });
});

describe('a goal at risk', () => {
  const goal = (targetDate: string | null) =>
    someGoal({ owner: null, title: 'Speed', metrics: [metricAt(0, 100, 60)], targetDate });

  it.each([
    { due: null, text: 'Goal "Speed" is at risk at 60 % of its target: plan the next step.' },
    {
      due: '2026-07-01',
      text: 'Goal "Speed" is at risk at 60 % of its target, due 1 Jul 2026: plan the next step.',
    },
    {
      due: '2026-06-30',
      text: 'Goal "Speed" was due on 30 Jun 2026 and is at 60 % of its target: agree on how to go on.',
    },
  ])('due $due: $text', ({ due, text }) => {
    expect(action(goal(due))).toBe(text);
  });

  it('rests on what holds it back itself, not another', () => {
    const other = someGoal({ id: 'other', metrics: [metricAt(0, 100, 70)] });
    const worst = someGoal({ id: 'worst', metrics: [metricAt(0, 100, 10)] });
    expect(calm({ goals: [other, worst] }).recommendations[0]).toMatchObject({
      goalId: 'worst',
      reason: 'Reports created: 10 of 100 reports, 90 points short.',
    });
  });

  it('says where it stands where nothing is known to hold it back', () => {
    const metrics = [1, 2].map((n) => ({ ...metricAt(0, 100, n * 10), id: `${n}`, weight: 0 }));
    const many = Array.from({ length: 200 }, (_, n) => ({ ...metricAt(0, 100, 50), id: `${n}` }));
    expect(calm({ goals: [someGoal({ metrics: many })] }).recommendations[0]?.reason).toBe(
      'The goal is at 50 % of its target.',
    );
    expect(calm({ goals: [someGoal({ metrics })] }).recommendations[0]?.reason).toMatch(/short\.$/);
  });
});

describe('of several reviews overdue', () => {
  const reviewed = (id: string, lastReviewedOn: string) =>
    vla(id, { lastReviewedOn }, { metrics: [metricAt(0, 100, 90)] });

  it('the one due first comes first', () => {
    const text = 'Hold the review of "b": it was due on 1 May 2026.';
    const goals = [
      reviewed('a', '2026-03-01'),
      reviewed('b', '2026-01-31'),
      reviewed('c', '2026-06-01'),
    ];
    expect(action(...goals)).toBe(text);
    expect(action(...goals.toReversed())).toBe(text);
  });

  it('the first of one day comes first', () => {
    expect(action(reviewed('a', '2026-03-01'), reviewed('b', '2026-03-01'))).toContain('"a"');
  });
});

describe('a sign-off that is missing', () => {
  it('names the agreement that waits, though another stands before it', () => {
    const signed = vla('signed', {}, { metrics: [metricAt(0, 100, 90)] });
    const revised = vla('revised', { state: 'revised' }, { metrics: [metricAt(0, 100, 90)] });
    expect(action(signed, revised)).toBe('Get the executive sign-off for "revised".');
  });
});
