import {
  agreedChanges,
  changeInWords,
  termChanges,
  termsOf,
  withTerms,
} from '@attain/shared/domain/agreements/terms';
import type { Clause, Metric, Milestone, Terms } from '@attain/shared/domain/goals/goal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyGoal } from '../arbitrary-account.ts';
import { at, PROPERTY_RUNS, readings, someCommitment, someGoal, someMetric } from '../builders.ts';

const PENALTY: Clause = { kind: 'penalty', text: 'Half a month back', link: null };
const LIVE: Milestone = { id: 'ms', title: 'Live', due: '2026-06-01', done: false };

function someTerms(overrides: Partial<Terms> = {}): Terms {
  return {
    start: '2026-01-01',
    deadline: '2026-12-31',
    metrics: [someMetric({ readings: [] })],
    milestones: [LIVE],
    clauses: [],
    ...overrides,
  };
}

const withMetric = (overrides: Partial<Metric>) =>
  someTerms({ metrics: [someMetric({ readings: [], ...overrides })] });

describe('the terms of a goal', () => {
  it('are dates, metrics without readings, milestones and clauses', () => {
    const goal = someGoal({
      milestones: [LIVE],
      commitment: someCommitment({ clauses: [PENALTY] }),
    });
    expect(termsOf(goal)).toEqual(someTerms({ clauses: [PENALTY] }));
  });

  it('are the dates of the goal where there is no commitment, or it says none', () => {
    const dates = { startDate: '2026-02-01', targetDate: '2026-11-30' };
    const wanted = { start: '2026-02-01', deadline: '2026-11-30', clauses: [] };
    expect(termsOf(someGoal(dates))).toMatchObject(wanted);
    const commitment = someCommitment({ start: null, deadline: null });
    expect(termsOf(someGoal({ ...dates, commitment }))).toMatchObject(wanted);
  });

  it('put in place keep readings, weights and sources, and what is done', () => {
    const measured = someMetric({
      readings: readings(['2026-06-20', 50]),
      weight: 3,
      source: 'BI',
    });
    const goal = someGoal({
      metrics: [measured],
      milestones: [{ ...LIVE, done: true }],
      commitment: someCommitment(),
    });
    const wanted = someTerms({
      metrics: [someMetric({ readings: [], target: 150, weight: 1, unit: 'pages' })],
      milestones: [{ ...LIVE, due: '2026-07-01' }],
      deadline: '2027-01-31',
      clauses: [PENALTY],
    });
    const changed = withTerms(goal, wanted);
    expect(changed.metrics).toEqual([{ ...measured, target: 150, unit: 'pages' }]);
    expect(changed.milestones).toEqual([{ ...LIVE, due: '2026-07-01', done: true }]);
    expect(changed).toMatchObject({
      startDate: '2026-01-01',
      targetDate: '2027-01-31',
      commitment: { start: '2026-01-01', deadline: '2027-01-31', clauses: [PENALTY] },
    });
  });

  it('put in place add and remove metrics and milestones, also without a commitment', () => {
    const metric = someMetric({ id: 'new', readings: [] });
    const changed = withTerms(someGoal(), someTerms({ metrics: [metric], milestones: [LIVE] }));
    expect(changed.metrics).toEqual([metric]);
    expect(changed.milestones).toEqual([LIVE]);
    expect(changed.commitment).toBe(null);
  });
});

describe('changes of terms', () => {
  it.each<[string, Terms, string[]]>([
    ['nothing', someTerms(), []],
    ['the start', someTerms({ start: '2026-02-01' }), ['start date from 2026-01-01 to 2026-02-01']],
    ['no start', someTerms({ start: null }), ['start date from 2026-01-01 to nothing']],
    [
      'the deadline',
      someTerms({ deadline: '2027-01-31' }),
      ['target date from 2026-12-31 to 2027-01-31'],
    ],
    ['the target', withMetric({ target: 101 }), ['target of "Reports created" from 100 to 101']],
    [
      'no target',
      withMetric({ target: null }),
      ['target of "Reports created" from 100 to nothing'],
    ],
    ['the baseline', withMetric({ baseline: 1 }), ['baseline of "Reports created" from 0 to 1']],
    [
      'the date of the baseline',
      withMetric({ baselineAt: at('2026-01-02') }),
      [
        'date of the baseline of "Reports created" from 2026-01-01T00:00:00.000Z to 2026-01-02T00:00:00.000Z',
      ],
    ],
    [
      'the unit',
      withMetric({ unit: 'pages' }),
      ['unit of "Reports created" from reports to pages'],
    ],
    [
      'the direction',
      withMetric({ direction: 'lower_is_better' }),
      ['direction of "Reports created" from higher_is_better to lower_is_better'],
    ],
    [
      'the mode',
      withMetric({ mode: 'maintain' }),
      ['mode of "Reports created" from linear to maintain'],
    ],
    ['a metric less', someTerms({ metrics: [] }), ['metric "Reports created" removed']],
    [
      'a metric more',
      someTerms({
        metrics: [someMetric({ readings: [] }), someMetric({ id: 'm2', name: 'Errors' })],
      }),
      ['metric "Errors" added'],
    ],
    ['a milestone less', someTerms({ milestones: [] }), ['milestone "Live" removed']],
    [
      'a milestone more',
      someTerms({ milestones: [LIVE, { ...LIVE, id: 'ms2', title: 'Trained' }] }),
      ['milestone "Trained" added'],
    ],
    [
      'the day of a milestone',
      someTerms({ milestones: [{ ...LIVE, due: null }] }),
      ['due date of "Live" from 2026-06-01 to nothing'],
    ],
    [
      'a clause',
      someTerms({
        clauses: [PENALTY, { kind: 'bonus', text: 'A month more', link: 'https://a.example' }],
      }),
      [
        'clauses from nothing to penalty: Half a month back; bonus: A month more (https://a.example)',
      ],
    ],
  ])('tell of %s', (_, wanted, words) => {
    const changes = termChanges(someTerms(), wanted);
    expect(changes.map((change) => changeInWords(change))).toEqual(words);
    expect(termChanges(wanted, someTerms())).toHaveLength(words.length);
  });

  it.each<[string, Terms]>([
    ['a weight', withMetric({ weight: 2 })],
    ['a frequency', withMetric({ frequency: 'weekly' })],
    ['a source', withMetric({ source: 'BI' })],
    ['readings', withMetric({ readings: readings(['2026-06-20', 50]) })],
    ['what is done', someTerms({ milestones: [{ ...LIVE, done: true }] })],
  ])('say nothing of %s', (_, wanted) => {
    expect(termChanges(someTerms(), wanted)).toEqual([]);
  });

  it('read as a wish where they are only wanted', () => {
    const [target] = termChanges(someTerms(), withMetric({ target: 101 }));
    const [gone] = termChanges(someTerms(), someTerms({ metrics: [] }));
    expect(target && changeInWords(target, 'wish')).toBe(
      'target of "Reports created" would change from 100 to 101',
    );
    expect(gone && changeInWords(gone, 'wish')).toBe('metric "Reports created" would be removed');
  });
});

describe('changes that need the customer', () => {
  const bare = { baseline: null, baselineAt: null };
  it.each<[string, Terms, Terms, string[]]>([
    ['a first start', someTerms({ start: null }), someTerms(), []],
    ['a first deadline', someTerms({ deadline: null }), someTerms(), []],
    ['a first baseline', withMetric(bare), withMetric({}), []],
    [
      'a first baseline from which the target lies the other way than was signed',
      withMetric({ ...bare, direction: 'lower_is_better' }),
      withMetric({}),
      ['direction'],
    ],
    ['a first date of a baseline', withMetric({ baselineAt: null }), withMetric({}), []],
    [
      'a first baseline, with another target',
      withMetric(bare),
      withMetric({ target: 9 }),
      ['target'],
    ],
    ['a first target', withMetric({ target: null }), withMetric({}), ['target']],
    ['another start', someTerms(), someTerms({ start: '2026-01-02' }), ['start_date']],
    ['no deadline any more', someTerms(), someTerms({ deadline: null }), ['target_date']],
    ['no baseline any more', withMetric({}), withMetric(bare), ['baseline', 'baseline_date']],
    [
      'another direction',
      withMetric({}),
      withMetric({ direction: 'lower_is_better' }),
      ['direction'],
    ],
    ['a first clause', someTerms(), someTerms({ clauses: [PENALTY] }), ['clauses']],
  ])('%s', (_, before, wanted, terms) => {
    expect(agreedChanges(before, wanted).map(({ term }) => term)).toEqual(terms);
  });

  it('does not let one metric without a baseline excuse another', () => {
    const before = someTerms({
      metrics: [someMetric({ ...bare }), someMetric({ id: 'm2', name: 'Errors', baseline: 5 })],
    });
    const wanted = someTerms({
      metrics: [someMetric(), someMetric({ id: 'm2', name: 'Errors', baseline: 6 })],
    });
    expect(agreedChanges(before, wanted)).toMatchObject([{ term: 'baseline', subjectId: 'm2' }]);
  });
});

describe('laws of terms', () => {
  it('a goal has its own terms, and none of them changed', () => {
    fc.assert(
      fc.property(anyGoal, (goal) => {
        expect(termChanges(termsOf(goal), termsOf(goal))).toEqual([]);
        expect(termsOf(withTerms(goal, termsOf(goal)))).toEqual(termsOf(goal));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  it('terms that are put in place are the ones that hold then', () => {
    fc.assert(
      fc.property(anyGoal, anyGoal, (goal, other) => {
        const changed = withTerms({ ...goal, commitment: someCommitment() }, termsOf(other));
        expect(termChanges(termsOf(changed), termsOf(other))).toEqual([]);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
