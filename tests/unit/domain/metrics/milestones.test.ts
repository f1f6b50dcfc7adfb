import type { Commitment, Milestone } from '@attain/shared/domain/goals/goal';
import { agreements } from '@attain/shared/domain/agreements/agreements';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { milestoneProgress } from '@attain/shared/domain/metrics/milestones';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { dayNumber, type Day } from '@attain/shared/domain/basics/time';
import { describe, expect, it } from 'vitest';

import { asOf, metricAt, someCommitment, someGoal } from '../builders.ts';

const milestone = (due: Day | null, done = false): Milestone => ({
  id: `by ${due}`,
  title: 'Market entered',
  due,
  done,
});

/** A strategic objective of milestones alone, from 1 January to 31 December 2026. */
function objective(
  milestones: readonly Milestone[],
  { today = '2026-07-01', ...commitment }: Partial<Commitment> & { today?: Day } = {},
) {
  const goal = someGoal({ metrics: [], milestones, commitment: someCommitment(commitment) });
  const result = scoreGoal(goal, asOf(today), DEFAULT_SETTINGS);
  return { result, vla: agreements([goal], [result], asOf(today), DEFAULT_SETTINGS) };
}

const QUARTERS = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'] as const;
const firstDone = (done: number) => QUARTERS.map((due, index) => milestone(due, index < done));

describe('a goal made of milestones (V11, C10)', () => {
  it.each([
    { done: 0, label: 'Not Started', vla: 'off_track', risk: 'behind', pace: 0 },
    { done: 1, label: 'Not Met', vla: 'off_track', risk: 'behind', pace: 0.5 },
    { done: 2, label: 'On Track', vla: 'at_risk', risk: 'on_pace', pace: 1 },
    { done: 3, label: 'On Track', vla: 'at_risk', risk: 'on_pace', pace: 1.5 },
    { done: 4, label: 'Achieved', vla: 'on_track', risk: 'on_pace', pace: 2 },
  ])('with $done of 4 done and 2 due is $label, its agreement $vla, $risk', (row) => {
    const { result, vla } = objective(firstDone(row.done));
    expect(result).toMatchObject({
      kind: 'scored',
      attainment: row.done / 4,
      progress: row.done / 4,
      milestones: { done: row.done, total: 4 },
      expectedProgress: 0.5,
      pace: row.pace,
      label: row.label,
      deadlineRisk: row.risk,
    });
    expect(vla).toMatchObject({
      status: row.vla,
      attainment: row.done / 4,
      deadlineRisk: row.risk,
      vlas: [{ kind: 'scored', status: row.vla, trend: null }],
    });
  });

  it.each([
    { today: '2026-06-29', expected: 0.25 },
    { today: '2026-06-30', expected: 0.5 },
  ])('expects $expected on $today: a milestone is due on its day', ({ today, expected }) => {
    expect(objective(firstDone(1), { today }).result.expectedProgress).toBe(expected);
  });

  it('has no pace before the first is due', () => {
    const { result } = objective(firstDone(0), { today: '2026-03-30' });
    expect(result).toMatchObject({ expectedProgress: 0, pace: null, deadlineRisk: 'on_pace' });
  });

  it('expects one without a date at the deadline', () => {
    const undated = [milestone('2026-03-31', true), milestone(null)];
    expect(objective(undated, { today: '2026-12-30' }).result.expectedProgress).toBe(0.5);
    expect(objective(undated, { today: '2026-12-31' }).result.expectedProgress).toBe(1);
  });

  it('misses its deadline the day after, unless all are done', () => {
    const on = (today: Day, done: number) =>
      objective(firstDone(done), { today }).result.deadlineRisk;
    expect(on('2026-12-31', 3)).toBe('behind');
    expect(on('2027-01-01', 3)).toBe('will_miss');
    expect(on('2027-01-01', 4)).toBe('on_pace');
  });

  it.each([
    { due: '2026-12-31', done: false, risk: 'on_pace' },
    { due: '2027-01-01', done: false, risk: 'will_miss' },
    { due: '2027-01-01', done: true, risk: 'on_pace' },
  ])('whose plan ends on $due, done: $done, is $risk of 31 December', ({ due, done, risk }) => {
    expect(objective([milestone('2026-03-31', true), milestone(due, done)]).result).toMatchObject(
      done ? { label: 'Achieved', deadlineRisk: risk } : { deadlineRisk: risk },
    );
  });

  it('without any date or deadline has a share and no pace', () => {
    const { result } = objective([milestone(null, true), milestone(null)], { deadline: null });
    expect(result).toMatchObject({
      attainment: 0.5,
      expectedProgress: null,
      pace: null,
      deadlineRisk: 'unknown',
      label: 'At Risk',
    });
  });

  it('expects nothing where one has no date and the goal none either', () => {
    const span = { start: 0, deadline: null };
    const some = [milestone('2026-03-31', true), milestone(null)];
    const today = dayNumber('2026-07-01');
    expect(milestoneProgress(some, span, today)).toEqual({
      done: 1,
      total: 2,
      share: 0.5,
      expected: null,
    });
    expect(milestoneProgress(some.slice(0, 1), span, today).expected).toBe(1);
  });

  it('without any is not measured by them', () => {
    const none = { done: 0, total: 0, share: 0, expected: null };
    expect(milestoneProgress([], { start: 0, deadline: 10 }, 20)).toEqual(none);
    expect(objective([]).result).toMatchObject({
      kind: 'not_scored',
      reason: 'no_metrics',
      deadlineRisk: 'unknown',
    });
  });

  it('with metrics takes the worse outlook of the two', () => {
    const goal = someGoal({
      metrics: [metricAt(0, 100, 100)],
      milestones: firstDone(1),
      commitment: someCommitment(),
    });
    expect(scoreGoal(goal, asOf(), DEFAULT_SETTINGS).deadlineRisk).toBe('behind');
  });

  it('that is achieved by agreement has nothing left to miss', () => {
    const { result } = objective(firstDone(1), { state: 'achieved', today: '2027-02-01' });
    expect(result.deadlineRisk).toBe('on_pace');
  });
});
