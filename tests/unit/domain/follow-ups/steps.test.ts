import type { FollowUp } from '@attain/shared/domain/follow-ups/results';
import { followUpSteps, type KnownFollowUp } from '@attain/shared/domain/follow-ups/steps';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PROPERTY_RUNS } from '../builders.ts';

const wanted = (cause: string, overrides: Partial<FollowUp> = {}): FollowUp => ({
  cause,
  rule: 'legal',
  role: 'legal',
  title: 'Answer',
  reason: 'Asked.',
  dueOn: '2026-07-01',
  priority: 'high',
  ...overrides,
});

const known = (
  state: KnownFollowUp['state'],
  overrides: Partial<KnownFollowUp> = {},
): KnownFollowUp => ({
  reference: 'r1',
  cause: 'legal',
  title: 'Answer',
  reason: 'Asked.',
  state,
  isSent: state === 'open' || state === 'closing',
  isEnding: false,
  ...overrides,
});

const NONE: ReadonlySet<string> = new Set();
const steps = (
  from: readonly KnownFollowUp[],
  to: readonly FollowUp[],
  standing: ReadonlySet<string> = NONE,
) => followUpSteps(from, to, standing, (cause) => `No ${cause}.`);

const close = (reference: string, why: string) => ({
  kind: 'close',
  reference,
  title: 'Answer',
  why,
});

describe('a cause that holds', () => {
  it('opens a task where none is under way', () => {
    expect(steps([], [wanted('legal')])).toEqual([{ kind: 'open', followUp: wanted('legal') }]);
  });

  it.each(['wanted', 'open', 'refused'] as const)('leaves one that is %s as it is', (state) => {
    expect(steps([known(state)], [wanted('legal')])).toEqual([]);
  });

  it.each([
    { what: 'title', followUp: wanted('legal', { title: 'Answer now' }) },
    { what: 'reason', followUp: wanted('legal', { reason: 'Asked twice.' }) },
  ])('gives another $what to what is not created yet', ({ followUp }) => {
    const restate = [{ kind: 'restate', reference: 'r1', followUp }];
    expect(steps([known('wanted')], [followUp])).toEqual(restate);
    expect(steps([known('refused')], [followUp])).toEqual(restate);
    expect(steps([known('open')], [followUp])).toEqual([]);
  });

  it('keeps open a task that was about to be closed', () => {
    expect(steps([known('closing')], [wanted('legal')])).toEqual([
      { kind: 'reopen', reference: 'r1' },
    ]);
  });

  it('opens another one where the end of the last is noted already', () => {
    expect(steps([known('closing', { isEnding: true })], [wanted('legal')])).toEqual([
      { kind: 'open', followUp: wanted('legal') },
    ]);
  });
});

describe('a cause that is gone', () => {
  it('closes its task and says why', () => {
    expect(steps([known('open')], [])).toEqual([close('r1', 'No legal.')]);
  });

  it('forgets what was never sent', () => {
    expect(steps([known('wanted')], [])).toEqual([{ kind: 'forget', reference: 'r1' }]);
    expect(steps([known('refused')], [])).toEqual([{ kind: 'forget', reference: 'r1' }]);
  });

  it('closes what may have been created', () => {
    expect(steps([known('wanted', { isSent: true })], [])).toEqual([close('r1', 'No legal.')]);
  });

  it('closes nothing twice', () => {
    expect(steps([known('closing')], [])).toEqual([]);
  });

  it('closes nothing while it stands and only cannot be told', () => {
    expect(steps([known('open'), known('closing')], [], new Set(['legal']))).toEqual([]);
    expect(steps([known('open')], [], new Set(['legal']))).toEqual([]);
  });
});

describe('two tasks for one cause, after a merge', () => {
  const TWICE = 'Another task of this company is about the same.';

  it.each([
    { first: 'open', second: 'open', ends: close('r2', TWICE) },
    { first: 'wanted', second: 'open', ends: { kind: 'forget', reference: 'r1' } },
    { first: 'refused', second: 'wanted', ends: { kind: 'forget', reference: 'r1' } },
    { first: 'open', second: 'wanted', ends: { kind: 'forget', reference: 'r2' } },
  ] as const)('$first and $second become one', ({ first, second, ends }) => {
    const both = [known(first), known(second, { reference: 'r2' })];
    expect(steps(both, [wanted('legal')])).toEqual([ends]);
  });

  it('are both closed when it is gone', () => {
    const both = [known('open'), known('open', { reference: 'r2' })];
    expect(steps(both, [])).toEqual([close('r1', 'No legal.'), close('r2', 'No legal.')]);
  });
});

it('whatever is under way, one task for each cause remains (law)', () => {
  const causes = fc.constantFrom('a', 'b', 'c');
  const anyKnown = fc.record({
    cause: causes,
    state: fc.constantFrom('wanted', 'open', 'closing', 'refused'),
    isEnding: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(anyKnown, { maxLength: 6 }),
      fc.uniqueArray(causes),
      (rows, wantedCauses) => {
        const before = rows.map(({ cause, state, isEnding }, index) =>
          known(state, {
            cause,
            reference: `r${index}`,
            isEnding: state === 'closing' && isEnding,
          }),
        );
        const live = new Map(
          before
            .filter(({ state }) => state !== 'closing')
            .map(({ reference, cause }) => [reference, cause]),
        );
        for (const step of steps(
          before,
          wantedCauses.map((cause) => wanted(cause)),
        )) {
          if (step.kind === 'open') live.set(`new ${step.followUp.cause}`, step.followUp.cause);
          else if (step.kind === 'reopen')
            live.set(
              step.reference,
              before.find(({ reference }) => reference === step.reference)?.cause ?? '',
            );
          else if (step.kind !== 'restate') live.delete(step.reference);
        }
        expect([...live.values()].toSorted()).toEqual(wantedCauses.toSorted());
      },
    ),
    { numRuns: PROPERTY_RUNS },
  );
});
