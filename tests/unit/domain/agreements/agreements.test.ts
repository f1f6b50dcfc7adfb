import { agreements } from '@attain/shared/domain/agreements/agreements';
import type { Commitment, Goal } from '@attain/shared/domain/goals/goal';
import { scoreGoal } from '@attain/shared/domain/goals/goal-result';
import { DEFAULT_SETTINGS, type Settings } from '@attain/shared/domain/settings';
import { describe, expect, it } from 'vitest';

import { asOf, at, metricAt, readings, someCommitment, someGoal, someMetric } from '../builders.ts';

const rollUp = (
  goals: readonly Goal[],
  today = '2026-07-01',
  settings: Settings = DEFAULT_SETTINGS,
) =>
  agreements(
    goals,
    goals.map((goal) => scoreGoal(goal, asOf(today), settings)),
    asOf(today),
    settings,
  );

const vla = (
  current: number | null,
  goal: Partial<Goal> = {},
  commitment: Partial<Commitment> = {},
) =>
  someGoal({
    id: `at ${current}`,
    title: `At ${current}`,
    metrics: [metricAt(0, 100, current)],
    commitment: someCommitment(commitment),
    ...goal,
  });

describe('agreements in force', () => {
  it.each([
    { state: 'draft', count: 0 },
    { state: 'proposed', count: 0 },
    { state: 'signed', count: 1 },
    { state: 'active', count: 1 },
    { state: 'revised', count: 1 },
    { state: 'achieved', count: 1 },
    { state: 'missed', count: 1 },
    { state: 'ended', count: 0 },
  ] as const)('$state counts $count', ({ state, count }) => {
    expect(rollUp([vla(90, {}, { state })]).inForce).toBe(count);
  });

  it.each([
    { start: '2026-07-02', is: 'signed' },
    { start: '2026-07-01', is: 'active' },
    { start: null, is: 'active' },
  ])('signed terms that start on $start are $is', ({ start, is }) => {
    expect(rollUp([vla(90, {}, { state: 'signed', start })]).vlas[0]?.state).toBe(is);
  });

  it.each([
    ['draft', {}, 'draft'],
    ['proposed', {}, 'proposed'],
    ['ended', { ended: true }, 'ended'],
    ['proposed', { ended: true }, 'ended'],
    ['achieved', { ended: true }, 'ended'],
  ] as const)('leave out one that is %s %o, which is told as %s', (state, goal, told) => {
    const inForce = vla(90);
    const all = rollUp([inForce, someGoal(), vla(10, goal, { state })]);
    expect(all.others).toEqual([{ goalId: 'at 10', title: 'At 10', state: told }]);
    expect({ ...all, others: [] }).toEqual(rollUp([inForce]));
  });

  it('leave out goals without commitment, and ended goals', () => {
    expect(rollUp([someGoal(), vla(90, { ended: true })])).toMatchObject({
      status: 'none_defined',
      attainment: null,
      deadlineRisk: null,
      signedOff: null,
      nextReview: null,
      worst: null,
      others: [{ state: 'ended' }],
    });
  });
});

describe('overall attainment (C13)', () => {
  it('is the mean over what can be measured, capped beside uncapped, with the worst named', () => {
    expect(rollUp([vla(140), vla(90), vla(40), vla(null)])).toMatchObject({
      attainment: expect.closeTo(2.3 / 3),
      progress: expect.closeTo(0.9),
      status: 'at_risk',
      scored: 3,
      inForce: 4,
      atRisk: 1,
      worst: { goalId: 'at 40', title: 'At 40' },
    });
  });

  it('names the worst wherever it stands, and the first of two', () => {
    const worst = (...percents: readonly (number | null)[]) =>
      rollUp(percents.map((percent, index) => vla(percent, { id: `${index}` }))).worst?.goalId;
    expect(worst(null, 40, 140, 90)).toBe('1');
    expect(worst(90, 40, 140)).toBe('1');
    expect(worst(40, 40)).toBe('0');
    expect(worst(null)).toBeUndefined();
  });

  it('says of one that cannot be measured why, and nothing else', () => {
    const [unmeasured] = rollUp([vla(null)]).vlas;
    expect(unmeasured).toMatchObject({ kind: 'not_scored', reason: 'no_data' });
    expect(unmeasured).not.toHaveProperty('attainment');
    expect(unmeasured).not.toHaveProperty('status');
  });

  it('takes the weights of the goals', () => {
    expect(rollUp([vla(100, { weight: 3 }), vla(20, { weight: 1 })]).attainment).toBe(0.8);
  });

  it.each([
    { current: 80.0001, status: 'on_track', atRisk: 0 },
    { current: 80, status: 'at_risk', atRisk: 1 },
    { current: 50, status: 'at_risk', atRisk: 1 },
    { current: 49.9999, status: 'off_track', atRisk: 1 },
  ])('at $current % is $status', ({ current, status, atRisk }) => {
    expect(rollUp([vla(current)])).toMatchObject({ status, atRisk });
  });

  it('is not measurable where no agreement can be measured', () => {
    expect(rollUp([vla(null)])).toMatchObject({
      status: 'not_measurable',
      attainment: null,
      scored: 0,
    });
  });

  it('bands progress / expected where the configuration says so', () => {
    const young = vla(null, {
      metrics: [someMetric({ readings: readings(['2026-02-19', 12.5]) })],
    });
    const expected: Settings = { ...DEFAULT_SETTINGS, statusBasis: 'expected' };
    expect(rollUp([young])).toMatchObject({ status: 'off_track' });
    expect(rollUp([young], '2026-07-01', expected)).toMatchObject({
      status: 'on_track',
      attainment: 0.125,
    });
  });
});

describe('bands by what is expected', () => {
  const expected: Settings = { ...DEFAULT_SETTINGS, statusBasis: 'expected' };

  it('are those of the attainment while the pace is unknown', () => {
    const withoutDate = vla(60, {}, { deadline: null });
    expect(rollUp([withoutDate], '2026-07-01', expected)).toMatchObject({ status: 'at_risk' });
  });

  it('count one that is ahead as whole, so that it covers for no other', () => {
    const at = (percent: number, on: string) =>
      vla(null, { id: on, metrics: [someMetric({ readings: readings([on, percent]) })] });
    // Half is expected on 2 July: 100 % is twice as much, 20 % a good third.
    const goals = [at(100, '2026-07-02'), at(18, '2026-07-02')];
    expect(rollUp(goals, '2026-07-02', expected).status).toBe('at_risk');
  });
});

describe('dates of agreements', () => {
  it('the next deadline is the earliest that is open and not past', () => {
    const due = (deadline: string, state: Commitment['state'] = 'active') =>
      vla(90, { id: deadline }, { deadline, state });
    const goals = [
      due('2026-08-20'),
      due('2026-06-30'),
      due('2026-07-05', 'achieved'),
      due('2026-07-06', 'missed'),
      due('2026-09-01'),
      due('2026-08-01'),
    ];
    expect(rollUp(goals).nextDeadline).toBe('2026-08-01');
    expect(rollUp(goals, '2026-08-01').nextDeadline).toBe('2026-08-01');
    expect(rollUp(goals, '2026-09-02').nextDeadline).toBeNull();
  });

  it.each([
    { today: '2026-08-30', overdue: false },
    { today: '2026-08-31', overdue: true },
  ])(
    'a review is due 90 days after the last, overdue from day 91: $overdue on $today',
    ({ today, overdue }) => {
      const { vlas, nextReview } = rollUp([vla(90)], today);
      expect(nextReview).toBe('2026-08-30');
      expect(vlas[0]?.reviewOverdue).toBe(overdue);
    },
  );

  it.each([
    { what: 'its start', commitment: { start: '2026-02-01' }, review: '2026-05-02' },
    {
      what: 'its signature',
      commitment: { start: null, signedAt: at('2026-03-01') },
      review: '2026-05-30',
    },
    { what: "the goal's start", commitment: { start: null, signedAt: null }, review: '2026-04-01' },
  ])('a first review is due 90 days after $what', ({ commitment, review }) => {
    expect(rollUp([vla(90, {}, { lastReviewedOn: null, ...commitment })]).nextReview).toBe(review);
  });

  it('the account takes the worst outlook of any agreement', () => {
    const reached = vla(100);
    const unknown = vla(30);
    const missed = vla(30, {}, { deadline: '2026-06-30' });
    expect(rollUp([reached]).deadlineRisk).toBe('on_pace');
    expect(rollUp([reached, unknown]).deadlineRisk).toBe('unknown');
    expect(rollUp([reached, unknown, missed]).deadlineRisk).toBe('will_miss');
    expect(rollUp([missed, unknown, reached]).deadlineRisk).toBe('will_miss');
  });

  it('an achieved agreement has nothing left to miss, whatever its metrics do later', () => {
    const later = vla(70, {}, { state: 'achieved', deadline: '2026-06-30' });
    expect(rollUp([later]).deadlineRisk).toBe('on_pace');
  });
});

describe('sign-off (V29)', () => {
  it.each([
    { what: 'signed', commitment: {}, signedOff: true },
    {
      what: 'revised, the new version waiting',
      commitment: { state: 'revised' },
      signedOff: false,
    },
    { what: 'never signed', commitment: { signedAt: null }, signedOff: false },
  ] as const)('is $signedOff when one is $what', ({ commitment, signedOff }) => {
    expect(rollUp([vla(90), vla(80, {}, commitment)]).signedOff).toBe(signedOff);
  });
});
