import { requestChange } from '@attain/shared/domain/agreements/change-request';
import type { Decision } from '@attain/shared/domain/agreements/decision';
import { editGoal } from '@attain/shared/domain/agreements/edit-goal';
import { isAgreed } from '@attain/shared/domain/agreements/governance';
import { decideOutcome, endGoal } from '@attain/shared/domain/agreements/outcome';
import {
  approveRevision,
  proposeRevision,
  withdrawRevision,
} from '@attain/shared/domain/agreements/revision';
import {
  propose,
  sign,
  versionToSign,
  withdrawProposal,
} from '@attain/shared/domain/agreements/sign-off';
import { termChanges, termsOf } from '@attain/shared/domain/agreements/terms';
import type { Goal, Party } from '@attain/shared/domain/goals/goal';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { at, PROPERTY_RUNS } from '../builders.ts';
import { agreed, APPROVAL, BOTH, inState, WORD, withTarget } from './agreement-steps.ts';

type Step = { name: string; take: (goal: Goal, parties: readonly Party[]) => Decision };

const figure = fc.constantFrom(0, 1, 50, 100, 150);
const version = fc.integer({ min: 1, max: 4 });

const edited = (goal: Goal, change: Partial<Goal['metrics'][number]>) =>
  editGoal(goal, { ...goal, metrics: goal.metrics.map((each) => ({ ...each, ...change })) });

/** Everything that anybody can do with a goal, in any order, with any figures. */
const step: fc.Arbitrary<Step> = fc.oneof(
  figure.map((target): Step => ({ name: 'edit target', take: (goal) => edited(goal, { target }) })),
  figure.map(
    (baseline): Step => ({ name: 'edit baseline', take: (goal) => edited(goal, { baseline }) }),
  ),
  fc.constant<Step>({
    name: 'edit title',
    take: (goal) => editGoal(goal, { ...goal, title: `${goal.title}.` }),
  }),
  fc.constant<Step>({
    name: 'propose',
    take: (goal) =>
      goal.commitment === null
        ? { kind: 'refused', code: 'wrong_state', reason: '', changes: [] }
        : propose(goal, goal.commitment),
  }),
  fc.constant<Step>({ name: 'withdraw proposal', take: withdrawProposal }),
  fc.constant<Step>({ name: 'withdraw revision', take: withdrawRevision }),
  fc.constant<Step>({ name: 'end', take: endGoal }),
  fc.constant<Step>({ name: 'decide', take: (goal) => decideOutcome(goal, 'achieved') }),
  fc.tuple(fc.constantFrom<Party>('executive', 'customer'), version).map(
    ([party, termsVersion]): Step => ({
      name: `sign ${party} ${termsVersion}`,
      take: (goal, parties) =>
        sign(
          goal,
          { party, by: party, at: at('2026-06-01'), termsVersion, digest: null, via: 'link' },
          parties,
        ),
    }),
  ),
  figure.map(
    (target): Step => ({
      name: 'propose revision',
      take: (goal) =>
        proposeRevision(goal, withTarget(goal, target), {
          reason: 'Why',
          by: 'Sarah Chen',
          at: at('2026-05-01'),
        }),
    }),
  ),
  fc.constant<Step>({
    name: 'approve',
    take: (goal, parties) => approveRevision(goal, APPROVAL, WORD, parties),
  }),
  version.map(
    (termsVersion): Step => ({
      name: 'ask for a change',
      take: (goal) =>
        requestChange(goal, { by: 'Maria', at: at('2026-06-02'), text: 'Later', termsVersion }),
    }),
  ),
);

const story = fc.array(step, { minLength: 1, maxLength: 25 });
const someParties = fc.constantFrom<readonly Party[]>(BOTH, ['executive'], ['customer']);

/** Runs a story from a draft, then from an agreement; shows each step that is taken with the goal before and after it. */
function tell(
  steps: readonly Step[],
  parties: readonly Party[],
  look: (before: Goal, after: Goal, name: string) => void,
): void {
  for (const goal of [inState('draft'), agreed()]) tellFrom(goal, steps, parties, look);
}

function tellFrom(
  start: Goal,
  steps: readonly Step[],
  parties: readonly Party[],
  look: (before: Goal, after: Goal, name: string) => void,
): void {
  let goal = start;
  for (const { name, take } of steps) {
    const decision = take(goal, parties);
    if (decision.kind === 'refused') continue;
    look(goal, decision.goal, name);
    goal = decision.goal;
  }
}

it('no way of doing things changes agreed terms but a revision that the customer approved (V32, C27)', () => {
  fc.assert(
    fc.property(story, someParties, (steps, parties) => {
      tell(steps, parties, (before, after) => {
        if (before.commitment === null || !isAgreed(before.commitment.state)) return;
        const changes = termChanges(termsOf(before), termsOf(after));
        if (changes.length === 0) return;
        const { revision } = before.commitment;
        expect(changes).toEqual(revision?.changes);
        const approval = after.commitment?.approvals.at(-1);
        expect(approval).toEqual({
          ...APPROVAL,
          changes,
          termsVersion: before.commitment.termsVersion + 1,
        });
      });
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

it('terms become agreed with a signature of every party under that very version', () => {
  fc.assert(
    fc.property(story, someParties, (steps, parties) => {
      tell(steps, parties, (before, after, name) => {
        const was = before.commitment;
        const is = after.commitment;
        if (was === null || is === null || name === 'end') return;
        const became = !isAgreed(was.state) && isAgreed(is.state);
        const revised = isAgreed(was.state) && is.termsVersion !== was.termsVersion;
        if (!became && !revised) return;
        const needed = revised ? new Set([...parties, 'customer' as const]) : parties;
        for (const party of needed) {
          expect(
            is.signatures.filter(
              (each) => each.party === party && each.termsVersion === is.termsVersion,
            ),
          ).toHaveLength(1);
        }
      });
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

it('a signature is for the version that waited when it was given, and is never moved to another', () => {
  fc.assert(
    fc.property(story, someParties, (steps, parties) => {
      tell(steps, parties, (before, after) => {
        const known = new Set(signaturesOf(before));
        const fresh = signaturesOf(after).filter((signature) => !known.has(signature));
        for (const { termsVersion } of fresh) expect(termsVersion).toBe(versionToSign(before));
        expect(fresh.length).toBeLessThanOrEqual(1);
      });
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

it('taking an offer back returns the agreement to where it was, whatever was signed meanwhile', () => {
  const between = step.filter(({ name }) => /^(sign|approve)/.test(name));
  fc.assert(
    fc.property(
      story,
      fc.array(between, { maxLength: 3 }),
      someParties,
      (steps, signed, parties) => {
        tell(steps, parties, (before, after, name) => {
          if (name !== 'propose' && name !== 'propose revision') return;
          let goal = after;
          for (const { take } of signed) {
            const decision = take(goal, parties);
            if (decision.kind === 'taken') goal = decision.goal;
          }
          const back = name === 'propose' ? withdrawProposal(goal) : withdrawRevision(goal);
          if (back.kind === 'taken') expect(back.goal).toEqual(before);
          else expect(['proposed', 'revised']).not.toContain(goal.commitment?.state);
        });
      },
    ),
    { numRuns: PROPERTY_RUNS },
  );
});

it('the number of the terms never falls, and under agreed ones it rises with an approval only', () => {
  fc.assert(
    fc.property(story, someParties, (steps, parties) => {
      tell(steps, parties, ({ commitment: was }, { commitment: is }) => {
        if (was === null || is === null) return;
        expect(is.termsVersion).toBeGreaterThanOrEqual(was.termsVersion);
        if (!isAgreed(was.state) || is.termsVersion === was.termsVersion) return;
        expect(is.approvals.at(-1)?.termsVersion).toBe(is.termsVersion);
      });
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

function signaturesOf({ commitment }: Goal) {
  return [...(commitment?.signatures ?? []), ...(commitment?.revision?.signatures ?? [])];
}
