import { openRequests, requestChange } from '@attain/shared/domain/agreements/change-request';
import { editGoal } from '@attain/shared/domain/agreements/edit-goal';
import { proposeRevision, withdrawRevision } from '@attain/shared/domain/agreements/revision';
import { sign } from '@attain/shared/domain/agreements/sign-off';
import type { ChangeRequest, Goal } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import { at, someGoal } from '../builders.ts';
import {
  aSignature,
  after,
  BOTH,
  codeOf,
  inState,
  reasonOf,
  revised,
  STATES,
  withTarget,
} from './agreement-steps.ts';

function wish(termsVersion = 1): ChangeRequest {
  return { by: 'Maria Lindqvist', at: at('2026-06-02'), text: 'Later, please.', termsVersion };
}

describe('asking for a change', () => {
  it.each([
    ['proposed', 1],
    ['revised', 2],
  ] as const)('keeps the words, and leaves what is %s as it is', (state, version) => {
    const goal = inState(state);
    const asked = after(requestChange(goal, wish(version)));
    expect(asked).toEqual({
      ...goal,
      commitment: { ...goal.commitment, changeRequests: [wish(version)] },
    });
    expect(openRequests(asked)).toEqual([wish(version)]);
  });

  it.each(STATES.filter((state) => !['proposed', 'revised'].includes(state)))(
    'is not for what is %s',
    (state) => {
      const refused = requestChange(inState(state), wish());
      expect(codeOf(refused)).toBe('wrong_state');
      expect(reasonOf(refused)).toBe('"Reduce reporting time" does not wait for an answer');
    },
  );

  it('is not for a goal without an agreement', () => {
    expect(codeOf(requestChange(someGoal(), wish()))).toBe('wrong_state');
    expect(openRequests(someGoal())).toEqual([]);
  });

  it.each([0, 2])('of version %s is refused where version 1 waits', (version) => {
    const refused = requestChange(inState('proposed'), wish(version));
    expect(codeOf(refused)).toBe('other_version');
    expect(reasonOf(refused)).toBe(
      `"Reduce reporting time" has changed: version 1 waits for an answer, not version ${version}. Read it again`,
    );
  });

  it('comes before the signature of the customer, not after', () => {
    const ours = after(sign(inState('proposed'), aSignature('executive'), BOTH));
    expect(codeOf(requestChange(ours, wish()))).toBe(null);
    const theirs = after(sign(inState('proposed'), aSignature('customer'), BOTH));
    expect(codeOf(requestChange(theirs, wish()))).toBe('already_signed');
    expect(reasonOf(requestChange(theirs, wish()))).toBe(
      'The customer has signed this version already',
    );
  });

  it('is heard twenty times for one version, and again for the next', () => {
    let goal: Goal = inState('proposed');
    for (let count = 0; count < 20; count += 1) goal = after(requestChange(goal, wish()));
    expect(codeOf(requestChange(goal, wish()))).toBe('too_many');
    expect(reasonOf(requestChange(goal, wish()))).toBe(
      'Enough changes of "Reduce reporting time" have been asked for',
    );
    const [metric] = goal.metrics;
    const next = after(
      editGoal(goal, { ...goal, metrics: metric ? [{ ...metric, target: 99 }] : [] }),
    );
    expect(openRequests(next)).toEqual([]);
    expect(codeOf(requestChange(next, wish(2)))).toBe(null);
  });

  it('is answered by another revision, though that has the same number', () => {
    const asked = after(requestChange(revised(), wish(2)));
    const back = after(withdrawRevision(asked));
    const proposal = { reason: 'Again', by: 'Sarah Chen', at: at('2026-06-03') };
    const again = after(proposeRevision(back, withTarget(back, 140), proposal));
    expect(openRequests(again)).toEqual([]);
    expect(again.commitment?.changeRequests).toHaveLength(1);
  });
});
