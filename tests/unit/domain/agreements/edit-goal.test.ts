import { editGoal } from '@attain/shared/domain/agreements/edit-goal';
import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import { sign } from '@attain/shared/domain/agreements/sign-off';
import { termsOf } from '@attain/shared/domain/agreements/terms';
import type { Goal, Metric } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import { someCommitment, someGoal, someMetric } from '../builders.ts';
import {
  agreed,
  aSignature,
  after,
  BOTH,
  codeOf,
  inState,
  reasonOf,
  revised,
  STATES,
} from './agreement-steps.ts';

const metric = (overrides: Partial<Metric>) => (goal: Goal) => ({
  ...goal,
  metrics: goal.metrics.map((each) => ({ ...each, ...overrides })),
});
const raise = metric({ target: 101 });
const lower = metric({ target: 99 });
const rename = (goal: Goal): Goal => ({ ...goal, title: 'Other words' });
const AGREED = STATES.filter((state) => state !== 'draft' && state !== 'proposed');

const edit = (goal: Goal, change: (goal: Goal) => Goal) => editGoal(goal, change(goal));
const versionOf = ({ commitment }: Goal) => commitment?.termsVersion;

describe('an edit of a goal', () => {
  it('is free where nothing was agreed to be an agreement', () => {
    expect(after(edit(someGoal(), raise))).toEqual(raise(someGoal()));
  });

  it.each(['draft', 'proposed'] as const)(
    'of %s terms makes a further version of them',
    (state) => {
      const once = after(edit(inState(state), raise));
      expect(versionOf(once)).toBe(2);
      expect(versionOf(after(edit(once, lower)))).toBe(3);
    },
  );

  it('makes the first version of a commitment that comes with it', () => {
    const wanted = { ...raise(someGoal()), commitment: someCommitment({ state: 'draft' }) };
    expect(versionOf(after(editGoal(someGoal(), wanted)))).toBe(1);
  });

  it('may take the commitment of a draft away', () => {
    const wanted = { ...raise(inState('draft')), commitment: null };
    expect(after(editGoal(inState('draft'), wanted)).commitment).toBe(null);
  });

  it('leaves a signature under the version before without effect', () => {
    const signed = after(sign(inState('proposed'), aSignature('executive'), BOTH));
    const edited = after(edit(signed, raise));
    const both = after(sign(edited, aSignature('customer', 2), BOTH));
    expect(both.commitment?.state).toBe('proposed');
  });

  it.each(AGREED)(
    'of terms that are %s is refused, with what would change and the way to do it',
    (state) => {
      const goal = { ...inState(state), title: 'Reduce reporting time' };
      const refused = edit(goal, raise);
      expect(codeOf(refused)).toBe('terms_agreed');
      expect(reasonOf(refused)).toBe(
        'target of "Reports created" would change from 100 to 101, but the customer signed "Reduce reporting time": propose a revision and let the customer approve it',
      );
      expect(refused).toMatchObject({ changes: [{ term: 'target', from: 100, to: 101 }] });
    },
  );

  it('names who signed', () => {
    expect(reasonOf(edit(agreed(), raise))).toContain('but customer signed');
  });

  it.each<[string, (goal: Goal) => Goal]>([
    ['baseline', metric({ baseline: 1 })],
    ['date of the baseline', metric({ baselineAt: 0 })],
    ['unit', metric({ unit: 'pages' })],
    ['direction', metric({ direction: 'lower_is_better' })],
    ['mode', metric({ mode: 'ratio_to_target' })],
    ['metric', (goal) => ({ ...goal, metrics: [] })],
    ['metric', (goal) => ({ ...goal, metrics: [...goal.metrics, someMetric({ id: 'm2' })] })],
    ['start date', withCommitment({ start: '2026-01-02' })],
    ['target date', withCommitment({ deadline: '2027-01-31' })],
    ['clauses', withCommitment({ clauses: [{ kind: 'bonus', text: 'More', link: null }] })],
  ])('of an agreed %s is refused', (_, change) => {
    expect(codeOf(edit(agreed(), change))).toBe('terms_agreed');
  });

  it.each<[string, (goal: Goal) => Goal]>([
    ['title', rename],
    ['owner', (goal) => ({ ...goal, owner: 'Somebody' })],
    ['weight', (goal) => ({ ...goal, weight: 2 })],
    ['weight of a metric', metric({ weight: 2 })],
    ['source of a metric', metric({ source: 'BI' })],
    ['dependencies', withCommitment({ dependencies: 'The export' })],
    ['review', withCommitment({ lastReviewedOn: '2026-07-01' })],
  ])('of the %s of an agreement is free, and no version of its terms', (_, change) => {
    expect(after(edit(agreed(), change))).toEqual(change(agreed()));
  });

  it('may fill in a baseline that was never measured, once', () => {
    const bare = inState('active', { baseline: null, baselineAt: null });
    const filled = after(edit(bare, metric({ baseline: 10 })));
    expect(filled.metrics[0]?.baseline).toBe(10);
    expect(codeOf(edit(filled, metric({ baseline: 11 })))).toBe('terms_agreed');
    expect(codeOf(edit(filled, metric({ baseline: null })))).toBe('terms_agreed');
  });

  it('fills in nothing while a revision waits that would take it back', () => {
    const bare = inState('revised', { baseline: null, baselineAt: null });
    const refused = edit(bare, metric({ baseline: 10 }));
    expect(codeOf(refused)).toBe('wrong_state');
    expect(reasonOf(refused)).toBe(
      '"Reduce reporting time" has a revision that waits: settle it first',
    );
  });
});

describe('an edit of words that wait to be signed', () => {
  const words: [string, (goal: Goal) => Goal][] = [
    ['title', rename],
    ['description', (goal) => ({ ...goal, description: 'New' })],
    ['owner', (goal) => ({ ...goal, owner: 'Somebody' })],
    ['dependencies', withCommitment({ dependencies: 'The export' })],
    [
      'accountability',
      withCommitment({
        accountability: [{ task: 'Export', party: 'customer', person: null, due: null }],
      }),
    ],
    ['source of a baseline', metric({ baselineSource: 'A guess' })],
    ['evidence of a baseline', metric({ baselineEvidence: 'https://a.example' })],
  ];

  it.each(words)('makes a further version of a proposal: %s', (_, change) => {
    const signed = after(sign(inState('proposed'), aSignature('executive'), BOTH));
    const edited = after(edit(signed, change));
    expect(versionOf(edited)).toBe(2);
    expect(codeOf(sign(edited, aSignature('customer', 1), BOTH))).toBe('other_version');
  });

  it('counts the title of a milestone among them', () => {
    const milestones = [{ id: 'ms', title: 'Live', due: null, done: false }];
    const goal = { ...inState('proposed'), milestones };
    const other = { ...goal, milestones: milestones.map((each) => ({ ...each, title: 'Dead' })) };
    expect(versionOf(after(editGoal(goal, other)))).toBe(2);
    const done = { ...goal, milestones: milestones.map((each) => ({ ...each, done: true })) };
    expect(versionOf(after(editGoal(goal, done)))).toBe(1);
  });

  it.each(words)('waits until a revision that is signed in part is settled: %s', (_, change) => {
    const half = after(sign(revised(), aSignature('executive', 2), BOTH));
    const refused = edit(half, change);
    expect(codeOf(refused)).toBe('wrong_state');
    expect(reasonOf(refused)).toBe(
      '"Reduce reporting time" has a revision that is signed in part: settle it before its text is edited',
    );
    expect(codeOf(edit(revised(), change))).toBe(null);
  });

  it.each(words)('is free in a draft: %s', (_, change) => {
    expect(versionOf(after(edit(inState('draft'), change)))).toBe(1);
  });

  it('is none where only what nobody signs differs', () => {
    const signed = after(sign(inState('proposed'), aSignature('executive'), BOTH));
    expect(versionOf(after(edit(signed, (goal) => ({ ...goal, weight: 3 }))))).toBe(1);
  });
});

function withCommitment(overrides: Partial<NonNullable<Goal['commitment']>>) {
  return (goal: Goal): Goal => ({
    ...goal,
    commitment: { ...NOT_GOVERNED, ...someCommitment(), ...goal.commitment, ...overrides },
  });
}

it('leaves the terms of the stored goal alone', () => {
  const goal = agreed();
  const before = termsOf(goal);
  edit(goal, raise);
  expect(termsOf(goal)).toEqual(before);
});
