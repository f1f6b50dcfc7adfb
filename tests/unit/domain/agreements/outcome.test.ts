import { isAgreed } from '@attain/shared/domain/agreements/governance';
import { decideOutcome, endGoal } from '@attain/shared/domain/agreements/outcome';
import { versionToSign } from '@attain/shared/domain/agreements/sign-off';
import { describe, expect, it } from 'vitest';

import { someGoal } from '../builders.ts';
import { after, codeOf, inState, reasonOf, revised, STATES } from './agreement-steps.ts';

describe('an agreement counts as agreed', () => {
  it.each([
    ['draft', false],
    ['proposed', false],
    ['signed', true],
    ['active', true],
    ['revised', true],
    ['achieved', true],
    ['missed', true],
    ['ended', true],
  ] as const)('%s: %s', (state, wanted) => {
    expect(isAgreed(state)).toBe(wanted);
  });
});

describe('deciding whether an agreement was met', () => {
  it.each(['signed', 'active', 'achieved', 'missed'] as const)(
    'is possible when it is %s',
    (state) => {
      expect(after(decideOutcome(inState(state), 'achieved')).commitment?.state).toBe('achieved');
      expect(after(decideOutcome(inState(state), 'missed')).commitment?.state).toBe('missed');
    },
  );

  it.each(['draft', 'proposed', 'ended'] as const)('is not possible when it is %s', (state) => {
    const refused = decideOutcome(inState(state), 'missed');
    expect(codeOf(refused)).toBe('wrong_state');
    expect(reasonOf(refused)).toBe(`"Reduce reporting time" is ${state} and cannot be missed`);
  });

  it('waits for a revision to be settled', () => {
    expect(reasonOf(decideOutcome(revised(), 'achieved'))).toBe(
      '"Reduce reporting time" is revised and cannot be achieved: settle its revision first',
    );
  });

  it('is not possible without an agreement, or after the end', () => {
    expect(reasonOf(decideOutcome(someGoal(), 'achieved'))).toBe(
      '"Reduce reporting time" is no agreement and cannot be achieved',
    );
    expect(reasonOf(decideOutcome({ ...inState('active'), ended: true }, 'achieved'))).toBe(
      '"Reduce reporting time" is ended and cannot be achieved',
    );
  });
});

describe('ending a goal', () => {
  it.each(STATES)('ends its agreement, which was %s, and keeps what was agreed', (state) => {
    const goal = inState(state);
    const ended = after(endGoal(goal));
    expect(ended).toEqual({
      ...goal,
      ended: true,
      commitment: { ...goal.commitment, state: 'ended', revision: null },
    });
    expect(versionToSign(ended)).toBe(null);
  });

  it('works without an agreement, and once', () => {
    const ended = after(endGoal(someGoal()));
    expect(ended).toEqual(someGoal({ ended: true }));
    expect(codeOf(endGoal(ended))).toBe('ended');
    expect(reasonOf(endGoal(ended))).toBe('"Reduce reporting time" has ended already');
  });
});
