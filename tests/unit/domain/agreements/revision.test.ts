import {
  approveRevision,
  proposeRevision,
  withdrawRevision,
} from '@attain/shared/domain/agreements/revision';
import { sign } from '@attain/shared/domain/agreements/sign-off';
import { termsOf } from '@attain/shared/domain/agreements/terms';
import { describe, expect, it } from 'vitest';

import { at, someGoal } from '../builders.ts';
import {
  agreed,
  APPROVAL,
  aSignature,
  after,
  approved,
  BOTH,
  codeOf,
  inState,
  reasonOf,
  revised,
  STATES,
  withRevision,
  withTarget,
  WORD,
} from './agreement-steps.ts';

const PROPOSAL = { reason: 'More schools', by: 'Sarah Chen', at: at('2026-05-01') };

describe('proposing a revision', () => {
  it('keeps the agreed terms in force, and old and new beside them', () => {
    const goal = agreed();
    const next = after(proposeRevision(goal, withTarget(goal, 150), PROPOSAL));
    expect(termsOf(next)).toEqual(termsOf(goal));
    expect(next.commitment).toMatchObject({
      state: 'revised',
      termsVersion: 1,
      revision: {
        changes: [
          { term: 'target', subjectId: 'm1', subject: 'Reports created', from: 100, to: 150 },
        ],
        reason: 'More schools',
        proposedBy: 'Sarah Chen',
        proposedAt: at('2026-05-01'),
        from: 'signed',
        signatures: [],
      },
    });
  });

  it.each([
    ['signed', null],
    ['active', null],
    ['draft', 'wrong_state'],
    ['proposed', 'wrong_state'],
    ['revised', 'wrong_state'],
    ['achieved', 'wrong_state'],
    ['missed', 'wrong_state'],
    ['ended', 'wrong_state'],
  ] as const)('of what is %s: %s', (state, code) => {
    const goal = inState(state);
    expect(codeOf(proposeRevision(goal, withTarget(goal, 150), PROPOSAL))).toBe(code);
  });

  it('says what there is to revise', () => {
    const terms = termsOf(agreed());
    const reason = (goal: Parameters<typeof proposeRevision>[0]) =>
      reasonOf(proposeRevision(goal, terms, PROPOSAL));
    expect(reason(someGoal())).toBe(
      '"Reduce reporting time" is no agreement: only signed terms are revised',
    );
    expect(reason({ ...agreed(), ended: true })).toBe(
      '"Reduce reporting time" is ended: only signed terms are revised',
    );
  });

  it('that changes nothing is refused', () => {
    const refused = proposeRevision(agreed(), termsOf(agreed()), PROPOSAL);
    expect(codeOf(refused)).toBe('no_change');
    expect(reasonOf(refused)).toBe('The revision of "Reduce reporting time" changes no term');
  });
});

describe('taking a revision back', () => {
  it('returns the agreement to where it was', () => {
    expect(after(withdrawRevision(revised()))).toEqual(agreed());
  });

  it('voids what was signed and approved of it', () => {
    const half = after(sign(revised(), aSignature('executive', 2), BOTH));
    expect(after(withdrawRevision(half))).toEqual(agreed());
    expect(after(withdrawRevision(approved(revised())))).toEqual(agreed());
  });

  it('keeps the approvals of revisions that came into force', () => {
    const second = after(sign(approved(revised()), aSignature('executive', 2), BOTH));
    const third = after(proposeRevision(second, withTarget(second, 160), PROPOSAL));
    expect(after(withdrawRevision(approved(third)))).toEqual(second);
    expect(second.commitment?.approvals).toHaveLength(1);
  });

  it('makes an agreement active again that an import called revised', () => {
    const goal = withRevision(inState('revised'), null);
    expect(after(withdrawRevision(goal)).commitment?.state).toBe('active');
  });

  it.each(STATES.filter((state) => state !== 'revised'))('is not for what is %s', (state) => {
    expect(reasonOf(withdrawRevision(inState(state)))).toBe(
      '"Reduce reporting time" has no revision to take back',
    );
  });
});

describe('the approval of a revision', () => {
  it('names contact, date and reason, and takes old and new from the revision (C27)', () => {
    const { commitment } = approved(revised());
    expect(commitment?.approvals).toEqual([
      {
        ...APPROVAL,
        termsVersion: 2,
        changes: [
          { term: 'target', subjectId: 'm1', subject: 'Reports created', from: 100, to: 150 },
        ],
      },
    ]);
    expect(commitment?.revision?.signatures).toEqual([
      { party: 'customer', by: 'Maria Lindqvist', termsVersion: 2, ...WORD },
    ]);
  });

  it('waits for the other party where it has to sign, and comes into force where it has', () => {
    expect(approved(revised()).metrics[0]?.target).toBe(100);
    const signed = after(sign(revised(), aSignature('executive', 2), BOTH));
    expect(approved(signed).metrics[0]?.target).toBe(150);
    expect(after(approveRevision(revised(), APPROVAL, WORD, ['customer'])).metrics[0]?.target).toBe(
      150,
    );
    expect(after(approveRevision(revised(), APPROVAL, WORD, ['executive'])).commitment?.state).toBe(
      'revised',
    );
  });

  it('is given once', () => {
    expect(codeOf(approveRevision(approved(revised()), APPROVAL, WORD, BOTH))).toBe(
      'already_signed',
    );
  });

  it.each(STATES.filter((state) => state !== 'revised'))('is not for what is %s', (state) => {
    const refused = approveRevision(inState(state), APPROVAL, WORD, BOTH);
    expect(codeOf(refused)).toBe('wrong_state');
    expect(reasonOf(refused)).toBe(
      '"Reduce reporting time" has no revision that waits for approval',
    );
  });

  it('is not for a goal without an agreement', () => {
    expect(codeOf(approveRevision(someGoal(), APPROVAL, WORD, BOTH))).toBe('wrong_state');
  });
});
