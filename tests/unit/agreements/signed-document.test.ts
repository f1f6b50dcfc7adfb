import { documentOf, fingerprint } from '@attain/sync-worker/agreements/signed-document';
import { termsOf } from '@attain/shared/domain/agreements/terms';
import type { Goal } from '@attain/shared/domain/goals/goal';
import { describe, expect, it } from 'vitest';

import { readings, someMetric } from '../domain/builders.ts';
import { approved, inState, revised } from '../domain/agreements/agreement-steps.ts';

const print = (goal: Goal) => fingerprint(documentOf(goal));

function whole(): Goal {
  const goal = inState('proposed');
  return {
    ...goal,
    milestones: [{ id: 'ms', title: 'Live', due: '2026-06-01', done: false }],
    commitment: goal.commitment && {
      ...goal.commitment,
      accountability: [{ task: 'Export', party: 'customer', person: null, due: null }],
      clauses: [{ kind: 'penalty', text: 'Half a month', link: null }],
    },
  };
}

const metric = (overrides: object) => (goal: Goal) => ({
  ...goal,
  metrics: goal.metrics.map((each) => ({ ...each, ...overrides })),
});
const commitment = (overrides: object) => (goal: Goal) => ({
  ...goal,
  commitment: goal.commitment && { ...goal.commitment, ...overrides },
});

describe('the fingerprint of what is signed', () => {
  it.each<[string, (goal: Goal) => Goal]>([
    ['title', (goal) => ({ ...goal, title: 'Other' })],
    ['description', (goal) => ({ ...goal, description: 'Other' })],
    ['owner', (goal) => ({ ...goal, owner: 'Other' })],
    ['version', commitment({ termsVersion: 2 })],
    ['dependencies', commitment({ dependencies: 'Other' })],
    ['accountability', commitment({ accountability: [] })],
    ['clauses', commitment({ clauses: [] })],
    ['start', commitment({ start: '2026-01-02' })],
    ['deadline', commitment({ deadline: '2026-12-30' })],
    ['milestones', (goal) => ({ ...goal, milestones: [] })],
    ['name of a metric', metric({ name: 'Other' })],
    ['unit', metric({ unit: 'pages' })],
    ['direction', metric({ direction: 'lower_is_better' })],
    ['mode', metric({ mode: 'maintain' })],
    ['baseline', metric({ baseline: 0.001 })],
    ['date of the baseline', metric({ baselineAt: 1 })],
    ['source of the baseline', metric({ baselineSource: 'BI' })],
    ['evidence of the baseline', metric({ baselineEvidence: 'BI' })],
    ['target', metric({ target: 100.001 })],
  ])('is another one for another %s', (_, change) => {
    expect(print(change(whole()))).not.toBe(print(whole()));
  });

  it.each<[string, (goal: Goal) => Goal]>([
    ['readings', metric({ readings: readings(['2026-06-20', 50]) })],
    ['weights', metric({ weight: 2 })],
    [
      'what is done',
      (goal) => ({ ...goal, milestones: goal.milestones.map((each) => ({ ...each, done: true })) }),
    ],
    ['wishes', commitment({ changeRequests: [{ by: 'M', at: 1, text: 'x', termsVersion: 1 }] })],
  ])('is the same whatever the %s', (_, change) => {
    expect(print(change(whole()))).toBe(print(whole()));
  });

  it('is the same while parties sign', () => {
    expect(print(approved(revised()))).toBe(print(revised()));
    expect(print(whole())).toMatch(/^[0-9a-f]{64}$/);
  });

  it('cannot be made equal by moving words from one place to another', () => {
    const one = { ...whole(), title: 'a', description: 'b' };
    const other = { ...whole(), title: 'ab', description: null };
    expect(print(one)).not.toBe(print(other));
  });
});

describe('the document', () => {
  it('of a revision holds the new terms, with reason, old and new', () => {
    const document = documentOf(revised());
    expect(document.termsVersion).toBe(2);
    expect(document.terms.metrics[0]?.target).toBe(150);
    expect(document.revision).toMatchObject({
      reason: 'More schools',
      changes: [{ from: 100, to: 150 }],
    });
    expect(print(revised(150))).not.toBe(print(revised(151)));
  });

  it('where nothing waits is the terms that hold', () => {
    const goal = inState('active');
    expect(documentOf(goal)).toMatchObject({
      termsVersion: 1,
      terms: termsOf(goal),
      revision: null,
    });
    const bare = { ...goal, commitment: null, metrics: [someMetric()] };
    expect(documentOf(bare)).toMatchObject({
      termsVersion: 1,
      dependencies: null,
      accountability: [],
    });
  });
});
