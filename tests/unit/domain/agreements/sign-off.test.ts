import {
  propose,
  sign,
  versionToSign,
  waitingFor,
  waitingSignatures,
  withdrawProposal,
} from '@attain/shared/domain/agreements/sign-off';
import type { CommitmentState, Goal, Party } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import { at, someCommitment, someGoal, someMetric } from '../builders.ts';
import {
  aSignature,
  after,
  approved,
  BOTH,
  codeOf,
  inState,
  reasonOf,
  revised,
  STATES,
} from './agreement-steps.ts';

function proposing(goal: Goal, state: CommitmentState = 'draft') {
  return propose(goal, someCommitment({ state, deadline: goal.targetDate, ...UNSIGNED }));
}
const UNSIGNED = { signedBy: null, signedAt: null };

describe('proposing', () => {
  it('makes a draft wait for signatures', () => {
    const goal = someGoal({ targetDate: '2026-12-31' });
    const { commitment } = after(proposing(goal));
    expect(commitment?.state).toBe('proposed');
    expect(versionToSign(after(proposing(goal)))).toBe(1);
  });

  it.each(STATES.filter((state) => state !== 'draft'))('leaves what is %s as it is', (state) => {
    const refused = proposing(someGoal({ targetDate: '2026-12-31' }), state);
    expect(codeOf(refused)).toBe('wrong_state');
    expect(reasonOf(refused)).toBe(`"Reduce reporting time" is ${state}: only a draft is proposed`);
  });

  it('ends with the goal', () => {
    const ended = proposing(someGoal({ ended: true, targetDate: '2026-12-31' }));
    expect(codeOf(ended)).toBe('ended');
    expect(reasonOf(ended)).toBe('"Reduce reporting time" has ended: define a new goal');
  });

  const milestone = { id: 'ms', title: 'Live', due: null, done: false };
  it.each([
    ['nothing to measure', { metrics: [] }, 'a metric or a milestone'],
    [
      'a metric without a target',
      { metrics: [someMetric({ target: null })] },
      'a target for every metric',
    ],
    ['no date', { targetDate: null }, 'a target date'],
    ['nothing at all', { metrics: [], targetDate: null }, 'a metric or a milestone, a target date'],
  ])('needs what can be signed: %s', (_, overrides, missing) => {
    const refused = proposing(someGoal({ targetDate: '2026-12-31', ...overrides }));
    expect(codeOf(refused)).toBe('not_complete');
    expect(reasonOf(refused)).toBe(
      `"Reduce reporting time" cannot be proposed yet: add ${missing}`,
    );
  });

  it.each([
    ['a baseline', { metrics: [someMetric({ baseline: null })] }],
    ['a metric, with a milestone', { metrics: [], milestones: [milestone] }],
    ['dependencies', {}],
  ])('does without %s', (_, overrides) => {
    expect(codeOf(proposing(someGoal({ targetDate: '2026-12-31', ...overrides })))).toBe(null);
  });
});

describe('taking a proposal back', () => {
  it('returns to the draft that was proposed, whoever signed meanwhile', () => {
    const draft = inState('draft');
    const signed = after(sign(inState('proposed'), aSignature('executive'), BOTH));
    expect(after(withdrawProposal(signed))).toEqual(draft);
  });

  it('keeps signatures under other versions', () => {
    const goal = inState('proposed');
    const old = aSignature('customer', 1);
    const commitment = goal.commitment && {
      ...goal.commitment,
      termsVersion: 2,
      signatures: [old, aSignature('executive', 2)],
    };
    expect(after(withdrawProposal({ ...goal, commitment })).commitment?.signatures).toEqual([old]);
  });

  it.each(STATES.filter((state) => state !== 'proposed'))('is not for what is %s', (state) => {
    expect(codeOf(withdrawProposal(inState(state)))).toBe('wrong_state');
  });

  it('is not for a goal without an agreement', () => {
    expect(reasonOf(withdrawProposal(someGoal()))).toBe(
      '"Reduce reporting time" is not proposed: there is nothing to take back',
    );
  });
});

describe('what waits to be signed', () => {
  it.each<[CommitmentState, number | null]>([
    ['draft', null],
    ['proposed', 1],
    ['signed', null],
    ['active', null],
    ['revised', 2],
    ['achieved', null],
    ['missed', null],
    ['ended', null],
  ])('of an agreement that is %s is version %s', (state, version) => {
    expect(versionToSign(inState(state))).toBe(version);
  });

  it('is nothing without an agreement, or where an import says revised without a revision', () => {
    expect(versionToSign(someGoal())).toBe(null);
    expect(versionToSign(someGoal({ commitment: someCommitment({ state: 'revised' }) }))).toBe(
      null,
    );
  });

  it.each<[readonly Party[], readonly Party[]]>([
    [['executive'], ['executive']],
    [['customer'], ['customer']],
    [BOTH, BOTH],
  ])('waits for %s under a proposal', (parties, waiting) => {
    expect(waitingFor(inState('proposed'), parties)).toEqual(waiting);
  });

  it('waits for the customer under every revision, whoever is named (C27)', () => {
    expect(waitingFor(inState('revised'), ['executive'])).toEqual(['executive', 'customer']);
    expect(waitingFor(inState('revised'), ['customer'])).toEqual(['customer']);
  });

  it('waits for nobody where nothing does', () => {
    expect(waitingFor(inState('active'), BOTH)).toEqual([]);
    expect(waitingSignatures(someGoal())).toEqual([]);
  });
});

describe('signing', () => {
  it('by one of two parties leaves the proposal proposed', () => {
    const { commitment } = after(sign(inState('proposed'), aSignature('customer'), BOTH));
    expect(commitment).toMatchObject({ state: 'proposed', signedBy: null });
    expect(commitment?.signatures).toEqual([aSignature('customer')]);
  });

  it.each([[BOTH], [[...BOTH].reverse()]])(
    'by %s makes the terms agreed, by the word of the customer',
    (order) => {
      let goal = inState('proposed');
      for (const party of order) goal = after(sign(goal, aSignature(party), BOTH));
      expect(goal.commitment).toMatchObject({
        state: 'signed',
        signedBy: 'customer',
        signedAt: at('2026-06-01'),
        termsVersion: 1,
      });
    },
  );

  it('by us alone is enough where only we are asked', () => {
    const { commitment } = after(sign(inState('proposed'), aSignature('executive'), ['executive']));
    expect(commitment).toMatchObject({ state: 'signed', signedBy: 'executive' });
  });

  it.each([0, 2])('of version %s is refused where version 1 waits', (version) => {
    const refused = sign(inState('proposed'), aSignature('customer', version), BOTH);
    expect(codeOf(refused)).toBe('other_version');
    expect(reasonOf(refused)).toBe(
      `"Reduce reporting time" has changed: version 1 waits to be signed, not version ${version}. Read it again`,
    );
  });

  it('twice by one party is refused', () => {
    const once = after(sign(inState('proposed'), aSignature('customer'), BOTH));
    const refused = sign(once, aSignature('customer', 1, 'Somebody Else'), BOTH);
    expect(codeOf(refused)).toBe('already_signed');
    expect(reasonOf(refused)).toBe('The customer has signed this version already');
  });

  it.each(STATES.filter((state) => !['proposed', 'revised'].includes(state)))(
    'what is %s is refused',
    (state) => {
      const refused = sign(inState(state), aSignature('customer'), BOTH);
      expect(codeOf(refused)).toBe('wrong_state');
      expect(reasonOf(refused)).toBe('"Reduce reporting time" does not wait for a signature');
    },
  );

  it('does not count a signature under an earlier version', () => {
    const goal = inState('proposed');
    const commitment = goal.commitment && {
      ...goal.commitment,
      termsVersion: 2,
      signatures: [aSignature('customer', 1)],
    };
    const signed = after(sign({ ...goal, commitment }, aSignature('executive', 2), BOTH));
    expect(signed.commitment?.state).toBe('proposed');
    expect(waitingFor(signed, BOTH)).toEqual(['customer']);
  });
});

describe('signing a revision', () => {
  it('is not enough by us alone, even where only we are asked (C27)', () => {
    const signed = after(sign(revised(), aSignature('executive', 2), ['executive']));
    expect(signed.commitment?.state).toBe('revised');
    expect(signed.metrics[0]?.target).toBe(100);
  });

  it('is done by the customer with an approval, never with a bare signature', () => {
    const refused = sign(revised(), aSignature('customer', 2), BOTH);
    expect(codeOf(refused)).toBe('wrong_state');
    expect(reasonOf(refused)).toBe(
      '"Reduce reporting time" has a revision: record the customer\'s approval of it, with contact, date and reason',
    );
  });

  it('comes into force with the last word, and the agreement goes on where it stood', () => {
    const signed = after(sign(approved(revised()), aSignature('executive', 2), BOTH));
    expect(signed.metrics[0]?.target).toBe(150);
    expect(signed.commitment).toMatchObject({
      state: 'signed',
      termsVersion: 2,
      revision: null,
      signedBy: 'Maria Lindqvist',
    });
    expect(
      signed.commitment?.signatures.map(({ party, termsVersion }) => [party, termsVersion]),
    ).toEqual([
      ['executive', 1],
      ['customer', 1],
      ['customer', 2],
      ['executive', 2],
    ]);
  });
});
