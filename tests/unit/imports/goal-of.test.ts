import { proposeRevision } from '@attain/shared/domain/agreements/revision';
import { termsOf } from '@attain/shared/domain/agreements/terms';
import { NOT_GOVERNED } from '@attain/shared/domain/agreements/governance';
import type { Goal } from '@attain/shared/domain/goals/goal';
import { goalRowDraft } from '@attain/sync-worker/imports/kinds/goal-draft';
import { goalOf } from '@attain/sync-worker/agreements/goal-of';
import { joinRows } from '@attain/sync-worker/imports/kinds/goal-rows';
import type { Cell } from '@attain/sync-worker/imports/row';
import { describe, expect, it } from 'vitest';

import { someReading, someRow } from './rows.ts';

const GOAL = {
  goal: 'Improve accuracy',
  metric: 'Error rate',
  unit: 'percent',
  baseline: 12,
  target: 2,
};
const SIGNATURE = { state: 'active', signed_by: 'Ann Lee', signed_at: '2026-01-10' };

function joined(...rows: Record<string, Cell>[]) {
  return joinRows(
    rows.map((cells, index) => ({
      line: index + 2,
      draft: goalRowDraft(someRow(cells), someReading()),
    })),
  );
}

function imported(stored: Goal | undefined, ...rows: Record<string, Cell>[]): Goal {
  const rowsJoined = joined(...rows);
  if (rowsJoined.kind === 'refused') throw new Error(rowsJoined.reason);
  return goalOf(
    { companyId: '512', title: 'Improve accuracy', stored, today: '2026-07-01' },
    rowsJoined,
  );
}

describe('the rows of one goal', () => {
  it('share out its fields among them', () => {
    const goal = imported(
      undefined,
      { ...GOAL, owner: 'Bo' },
      {
        ...GOAL,
        metric: 'Audit findings',
        target_date: '2026-12-31',
        goal_weight: 2,
        metric_weight: 3,
      },
    );
    expect(goal).toMatchObject({
      owner: 'Bo',
      targetDate: '2026-12-31',
      weight: 2,
      createdOn: '2026-07-01',
      commitment: null,
    });
    expect(goal.metrics.map(({ name, weight }) => [name, weight])).toEqual([
      ['Error rate', 1],
      ['Audit findings', 3],
    ]);
  });

  it.each([
    [
      'contradict each other',
      { ...GOAL, metric: 'Other', owner: 'Cy' },
      'owner is not the one of line 2',
    ],
    ['name a metric twice', { ...GOAL, metric: 'ERROR rate', owner: 'Bo' }, 'is on line 2 already'],
    [
      'have a bad cell',
      { ...GOAL, metric: 'Other', target: 'n/a' },
      'target "n/a" is not a number',
    ],
    [
      'have dates in the wrong order',
      { ...GOAL, metric: 'Other', start_date: '2026-02-01', target_date: '2026-01-31' },
      'is before start_date',
    ],
    [
      'have a baseline date without a baseline',
      { goal: 'G', metric: 'Other', unit: 'h', target: 1, baseline_at: '2026-01-01' },
      'baseline is missing',
    ],
  ])('hold the goal back when they %s', (_, second, reason) => {
    expect(joined({ ...GOAL, owner: 'Bo' }, second)).toMatchObject({
      kind: 'refused',
      line: 3,
      reason: expect.stringContaining(reason) as string,
    });
  });
});

describe('a goal of a file', () => {
  it('is an agreement once it has a state, a category or dependencies', () => {
    expect(imported(undefined, GOAL).commitment).toBeNull();
    expect(imported(undefined, { ...GOAL, dependencies: 'Training' }).commitment).toMatchObject({
      state: 'draft',
    });
    expect(
      imported(undefined, {
        ...GOAL,
        ...SIGNATURE,
        start_date: '2026-01-01',
        target_date: '2026-12-31',
      }).commitment,
    ).toEqual({
      state: 'active',
      category: null,
      start: '2026-01-01',
      deadline: '2026-12-31',
      dependencies: null,
      signedBy: 'Ann Lee',
      signedAt: Date.UTC(2026, 0, 9, 23),
      lastReviewedOn: null,
      ...NOT_GOVERNED,
      signatures: [
        {
          party: 'customer',
          by: 'Ann Lee',
          at: Date.UTC(2026, 0, 9, 23),
          termsVersion: 1,
          digest: null,
          via: 'record',
        },
      ],
    });
  });

  it.each(['signed', 'active', 'revised', 'achieved', 'missed', 'ended'])(
    'in state %s needs who signed and when (V29)',
    (state) => {
      expect(() => imported(undefined, { ...GOAL, state })).toThrow(
        'needs signed_by and signed_at',
      );
      expect(() => imported(undefined, { ...GOAL, state, signed_by: 'Ann' })).toThrow(
        'needs signed_by and signed_at',
      );
      expect(imported(undefined, { ...GOAL, ...SIGNATURE, state }).ended).toBe(state === 'ended');
    },
  );

  it.each(['draft', 'proposed'])('in state %s is not signed', (state) => {
    expect(imported(undefined, { ...GOAL, state }).commitment?.state).toBe(state);
    expect(() => imported(undefined, { ...GOAL, ...SIGNATURE, state })).toThrow(
      'write signed or active',
    );
  });

  it('takes its categories from its metric unless it has its own (C10)', () => {
    const goal = imported(undefined, { ...GOAL, ...SIGNATURE, metric_category: 'quality' });
    expect([goal.category, goal.commitment?.category]).toEqual(['risk', 'risk_mitigation']);
    const chosen = imported(undefined, { ...GOAL, ...SIGNATURE, outcome_category: 'Efficiency' });
    expect([chosen.category, chosen.commitment?.category, chosen.metrics[0]?.category]).toEqual([
      'efficiency',
      'operational_efficiency',
      'operational',
    ]);
  });

  it('is the same when the same rows come again', () => {
    const rows = [
      { ...GOAL, ...SIGNATURE, owner: 'Bo', target_date: '2026-12-31' },
      { ...GOAL, metric: 'Audits', metric_category: 'quality' },
    ];
    const first = imported(undefined, ...rows);
    expect(imported(first, ...rows)).toEqual(first);
  });

  it('keeps metrics and readings that the file does not name', () => {
    const first = imported(undefined, GOAL, { ...GOAL, metric: 'Audits' });
    const again = imported(first, { ...GOAL, metric: 'Audits', target: 1 });
    expect(again.metrics.map(({ name, target }) => [name, target])).toEqual([
      ['Error rate', 2],
      ['Audits', 1],
    ]);
  });

  it('that has ended begins again only under a new title', () => {
    const ended = imported(undefined, { ...GOAL, ...SIGNATURE, state: 'ended' });
    expect(() => imported(ended, { ...GOAL, ...SIGNATURE })).toThrow('import it under a new title');
    expect(imported(ended, GOAL)).toEqual(ended);
  });
});

describe('signed terms (V32, O38, C27)', () => {
  const signed = imported(
    undefined,
    { ...GOAL, ...SIGNATURE, target_date: '2026-12-31' },
    { goal: GOAL.goal, metric: 'Self-service', unit: 'percent', target: 90 },
  );

  it.each([
    ['the target', { ...GOAL, target: 3 }, 'target of "Error rate" would change from 2 to 3'],
    [
      'the baseline',
      { ...GOAL, baseline: 14 },
      'baseline of "Error rate" would change from 12 to 14',
    ],
    ['the unit', { ...GOAL, unit: 'points' }, 'unit of "Error rate" would change'],
    ['the mode', { ...GOAL, mode: 'ratio_to_target' }, 'mode of "Error rate" would change'],
    [
      'the deadline',
      { ...GOAL, target_date: '2027-01-31' },
      'target date would change from 2026-12-31 to 2027-01-31',
    ],
    ['the set of metrics', { ...GOAL, metric: 'Easy win' }, 'metric "Easy win" would be added'],
  ])('keep %s', (_, row, change) => {
    expect(() => imported(signed, row)).toThrow(change);
    expect(() => imported(signed, row)).toThrow(
      'Ann Lee signed "Improve accuracy": propose a revision and let the customer approve it',
    );
  });

  it('do not become a draft again', () => {
    const again = {
      ...signed,
      commitment: signed.commitment && { ...signed.commitment, signedBy: null, signedAt: null },
    };
    expect(() => imported(again, { ...GOAL, state: 'draft' })).toThrow(
      'state would go back to draft',
    );
  });

  it('wait for a revision to be settled before a file says how they stand', () => {
    const [metric] = signed.metrics;
    const terms = termsOf({ ...signed, metrics: metric ? [{ ...metric, target: 4 }] : [] });
    const revised = proposeRevision(signed, terms, { reason: 'Later', by: 'Di', at: 0 });
    if (revised.kind === 'refused') throw new Error(revised.reason);
    for (const state of ['active', 'achieved', 'ended']) {
      expect(() => imported(revised.goal, { ...GOAL, ...SIGNATURE, state })).toThrow(
        'has a revision that waits',
      );
    }
  });

  it('keep who signed them, and when', () => {
    const other = { ...GOAL, ...SIGNATURE };
    expect(() => imported(signed, { ...other, signed_by: 'Bob' })).toThrow('would change');
    expect(() => imported(signed, { ...other, signed_at: '2026-02-10' })).toThrow('would change');
    expect(imported(signed, { ...other, target_date: '2026-12-31' })).toEqual(signed);
  });

  it('hold after the end too', () => {
    const ended = imported(signed, { ...GOAL, state: 'ended' });
    expect(ended.ended).toBe(true);
    expect(() => imported(ended, { ...GOAL, target: 3 })).toThrow('would change from 2 to 3');
  });

  it('let everything else change', () => {
    const achieved = imported(signed, {
      ...GOAL,
      state: 'achieved',
      owner: 'Di',
      description: 'Fewer errors',
    });
    expect(achieved).toMatchObject({
      owner: 'Di',
      description: 'Fewer errors',
      commitment: { state: 'achieved', signedBy: 'Ann Lee' },
    });
  });

  it('take a baseline that was never captured', () => {
    const captured = imported(signed, {
      ...GOAL,
      metric: 'Self-service',
      target: 90,
      baseline: 40,
    });
    expect(captured.metrics[1]).toMatchObject({ baseline: 40, direction: 'higher_is_better' });
  });

  it('of a draft are still open', () => {
    const draft = imported(undefined, { ...GOAL, state: 'proposed' });
    expect(imported(draft, { ...GOAL, target: 3 }).metrics[0]?.target).toBe(3);
  });
});
