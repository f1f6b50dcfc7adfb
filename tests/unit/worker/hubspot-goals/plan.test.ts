import type { Goal } from '@attain/shared/domain/goals/goal';
import { planOf } from '@attain/sync-worker/pipeline/hubspot-goals/plan';
import type { GoalSources } from '@attain/sync-worker/ports/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { someCompanyRow, someDeal } from '../builders.ts';
import { planAgain, someGoalRecord, somePlanContext, someSources } from './builders.ts';

const CHURN = {
  title: 'Lower churn',
  targetDate: 'due',
  owner: 'csm',
  state: 'phase',
  signedBy: 'signer',
  signedAt: 'signed',
  metrics: [
    {
      name: 'Churn rate',
      unit: 'percent',
      target: 'target',
      baseline: 'baseline',
      baselineAt: 'baseline_on',
      current: 'now',
      measuredAt: 'measured',
    },
  ],
};

const context = somePlanContext({
  goals: { companyProperties: [CHURN], states: { Agreed: 'signed' } },
});

const holding = (properties: Record<string, string>, overrides: Partial<GoalSources> = {}) =>
  someSources({ company: someCompanyRow({ properties }), ...overrides });

const GOOD = { target: '6', baseline: '8', due: '2027-06-30', csm: 'Kim' };
const SIGNED = { ...GOOD, phase: 'Agreed', signer: 'Ida Berg', signed: '2026-02-01' };

/** The goal that a company with these properties gets. */
function adoptedGoal(properties: Record<string, string>): Goal {
  const [goal] = planOf(holding(properties), context).goals;
  if (!goal) throw new Error('no goal was planned');
  return goal;
}

/** What is planned once `before` was taken over and HubSpot holds `after`. */
function planAfter(before: Record<string, string>, after: Record<string, string>) {
  const plan = planOf(holding(before), context);
  const adopted = { goals: plan.adopted, seen: {}, refusals: [] };
  return planOf(holding(after, { goals: plan.goals, adopted }), context);
}

describe('a goal in company properties', () => {
  it('is one as soon as one of its values is filled', () => {
    expect(planOf(holding({}), context).goals).toEqual([]);
    expect(planOf(holding({ csm: 'Kim', due: '2027-06-30' }), context).goals).toEqual([]);
    expect(adoptedGoal(GOOD)).toMatchObject({
      title: 'Lower churn',
      owner: 'Kim',
      createdOn: '2026-11-22',
      targetDate: '2027-06-30',
      ended: false,
    });
  });

  it('waits for its target, and that is told', () => {
    const plan = planOf(holding({ baseline: '8' }), context);
    expect(plan.goals).toEqual([]);
    expect(plan.issues[0]).toMatchObject({ issues: [{ property: 'target' }] });
  });

  it('reads a date alone as the start of that day in the zone of the portal', () => {
    const goal = adoptedGoal({ ...GOOD, baseline_on: '2026-07-01' });
    expect(goal.metrics[0]?.baselineAt).toBe(Date.parse('2026-06-30T22:00:00Z'));
  });

  it.each([
    { property: 'target', value: '1,200', why: 'no number' },
    { property: 'due', value: 'next year', why: 'no date' },
    { property: 'signed', value: '2027-01-01', why: 'in the future' },
    { property: 'phase', value: 'Someday', why: 'no state' },
    { property: 'csm', value: 'x'.repeat(256), why: 'too long' },
  ])('leaves out and tells a value of $property that is $why', ({ property, value }) => {
    const plan = planOf(holding({ ...GOOD, [property]: value }), context);
    const told = plan.issues.flatMap(({ issues }) => issues.map((issue) => issue.property));
    expect(told).toContain(property);
  });

  it('is not taken with a target on the wrong side of what is stated', () => {
    const upward = {
      ...CHURN,
      metrics: [{ ...CHURN.metrics[0]!, direction: 'higher_is_better' as const }],
    };
    const plan = planOf(holding(GOOD), somePlanContext({ goals: { companyProperties: [upward] } }));
    expect(plan.goals).toEqual([]);
    expect(plan.issues.flatMap(({ issues }) => issues)).toMatchObject([
      { message: expect.stringMatching(/worse than baseline/) },
    ]);
  });

  it('takes over the goal of this title that is there already', () => {
    const imported = { ...adoptedGoal(GOOD), id: 'imported', title: 'LOWER churn' };
    const [goal] = planOf(holding({ ...GOOD, target: '5' }, { goals: [imported] }), context).goals;
    expect(goal).toMatchObject({ id: 'imported', metrics: [{ target: 5 }] });
  });

  it('is planned once: the next cycle has nothing to do', () => {
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(
            ['target', 'baseline', 'due', 'csm', 'phase', 'signer', 'signed', 'now'].map((name) => [
              name,
              fc.constantFrom('', '3', '6', '2026-05-01', 'Agreed', 'proposed', 'ended', 'x'),
            ]),
          ),
        ),
        (properties) => {
          const filled = Object.fromEntries(
            Object.entries(properties).filter(([, value]) => value !== ''),
          );
          expect(planAgain(holding(filled), context).goals).toEqual([]);
        },
      ),
    );
  });
});

describe('a signature in properties', () => {
  it.each([
    { given: SIGNED, state: 'signed', why: 'state, name and date' },
    { given: { ...SIGNED, phase: '' }, state: 'signed', why: 'name and date without a state' },
    { given: { ...SIGNED, signer: '' }, state: 'proposed', why: 'no name' },
    { given: { ...SIGNED, signed: '' }, state: 'proposed', why: 'no date' },
    { given: { ...SIGNED, phase: 'draft' }, state: 'draft', why: 'a state that is not signed' },
  ])('counts as $state with $why', ({ given, state }) => {
    const properties = Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== ''),
    );
    const { commitment } = adoptedGoal(properties);
    expect(commitment?.state).toBe(state);
    expect(commitment?.signatures.length).toBe(state === 'signed' ? 1 : 0);
  });

  it('is not changed by another name later', () => {
    const plan = planAfter(SIGNED, { ...SIGNED, signer: 'Somebody Else', signed: '2026-03-01' });
    expect(plan).toMatchObject({ goals: [], refusals: [] });
  });
});

describe('what a customer signed', () => {
  it.each([
    { change: { target: '7' }, property: 'target', from: '6', to: '7' },
    { change: { baseline: '9' }, property: 'baseline', from: '8', to: '9' },
    { change: { due: '2028-06-30' }, property: 'due', from: '2027-06-30', to: '2028-06-30' },
    { change: { target: '12' }, property: 'target', from: '6', to: '12' },
  ])('is not changed by $change', ({ change, property, from, to }) => {
    const plan = planAfter(SIGNED, { ...SIGNED, csm: 'New', ...change });
    expect(plan.goals).toEqual([]);
    expect(plan.refusals).toMatchObject([{ goal: 'Lower churn', property, from, to }]);
  });

  it('is not emptied either', () => {
    const { target: _, ...without } = SIGNED;
    expect(planAfter(SIGNED, without)).toMatchObject({
      goals: [],
      refusals: [{ property: 'target', from: '6', to: '' }],
    });
  });

  it('takes over what is no term of it', () => {
    expect(planAfter(SIGNED, { ...SIGNED, csm: 'New', phase: 'achieved' })).toMatchObject({
      refusals: [],
      goals: [{ owner: 'New', commitment: { state: 'achieved', signedBy: 'Ida Berg' } }],
    });
  });

  it('takes over the baseline that was never captured', () => {
    const { baseline: _, ...unmeasured } = SIGNED;
    const rising = { ...SIGNED, baseline: '5' };
    expect(planAfter(unmeasured, rising)).toMatchObject({
      refusals: [],
      goals: [{ metrics: [{ baseline: 5, direction: 'higher_is_better' }] }],
    });
  });

  it('does not turn round by a baseline: which side is good was signed, too', () => {
    const { baseline: _, ...unmeasured } = SIGNED;
    expect(planAfter(unmeasured, SIGNED)).toMatchObject({
      goals: [],
      refusals: [{ from: 'higher_is_better', to: 'lower_is_better' }],
    });
  });

  it('waits while a revision of it does', () => {
    const goal = adoptedGoal(SIGNED);
    const commitment = { ...goal.commitment!, state: 'revised' as const };
    const revised = { ...goal, commitment };
    const sources = holding({ ...SIGNED, phase: 'active' }, { goals: [revised] });
    expect(planOf(sources, context)).toMatchObject({ goals: [], refusals: [] });
  });

  it.each(['achieved', 'missed'] as const)(
    'stays %s as people decided, whatever a property says that lags behind',
    (state) => {
      const goal = adoptedGoal(SIGNED);
      const decided = { ...goal, commitment: { ...goal.commitment!, state } };
      const plan = planOf(holding(SIGNED, { goals: [decided] }), context);
      expect(plan.goals.every(({ commitment }) => commitment?.state === state)).toBe(true);
      expect(plan.refusals).toEqual([]);
    },
  );

  it('is told when HubSpot has it no more, and goes on', () => {
    const plan = planAfter(SIGNED, { phase: 'Agreed' });
    expect(plan).toMatchObject({ goals: [], refusals: [{ goal: 'Lower churn', property: null }] });
  });
});

describe('a goal that HubSpot has no more', () => {
  it('ends, and is left alone where its mapping was removed', () => {
    expect(planAfter(GOOD, {}).goals).toMatchObject([{ ended: true }]);

    const plan = planOf(holding(GOOD), context);
    const adopted = { goals: plan.adopted, seen: {}, refusals: [] };
    const unmapped = somePlanContext({
      readings: [{ metric: 'X', object: 'company', property: 'x' }],
    });
    expect(planOf(holding({}, { goals: plan.goals, adopted }), unmapped).goals).toEqual([]);
  });

  it('that people ended stays ended, whatever HubSpot holds', () => {
    const ended = { ...adoptedGoal(GOOD), ended: true };
    const plan = planOf(holding({ ...GOOD, phase: 'active' }, { goals: [ended] }), context);
    expect(plan.goals.every((goal) => goal.ended)).toBe(true);
  });
});

describe('goals in records', () => {
  const ofRecords = somePlanContext({
    goals: {
      customObject: {
        objectType: '2-7',
        unit: 'hours',
        properties: { title: 'title', metric: 'kpi', target: 'goal', owner: 'who', current: 'now' },
      },
    },
  });

  it('share out what they say of their goal; the older record comes first', () => {
    const records = [
      someGoalRecord('1', { title: 'Faster', kpi: 'Time', goal: '2', who: 'Kim' }),
      someGoalRecord('2', { title: ' faster ', kpi: 'Clicks', goal: '9', who: 'Lee' }),
    ];
    expect(planOf(someSources({ records }), ofRecords).goals).toMatchObject([
      {
        title: 'Faster',
        owner: 'Kim',
        createdOn: '2025-01-10',
        metrics: [{ name: 'Time' }, { name: 'Clicks' }],
      },
    ]);
  });

  it('have one metric of a name: a second one is told', () => {
    const records = [
      someGoalRecord('1', { title: 'Faster', kpi: 'Time', goal: '2' }),
      someGoalRecord('2', { title: 'Faster', kpi: 'time', goal: '9' }),
    ];
    const plan = planOf(someSources({ records }), ofRecords);
    expect(plan.goals[0]?.metrics).toMatchObject([{ name: 'Time', target: 2 }]);
    expect(plan.issues).toContainEqual({
      type: 'goal_records',
      id: '2',
      issues: [expect.objectContaining({ property: 'kpi' })],
    });
  });

  it('name their metric by the title where they say nothing else', () => {
    const records = [someGoalRecord('1', { title: 'Hours saved', goal: '100', now: '40' })];
    const plan = planOf(someSources({ records }), ofRecords);
    expect(plan.goals[0]?.metrics).toMatchObject([{ name: 'Hours saved', unit: 'hours' }]);
    expect(plan.observations).toMatchObject([
      { text: '40', record: { type: 'goal_records', id: '1' } },
    ]);
  });
});

describe('readings of deals', () => {
  const METRIC = { name: 'Revenue', unit: 'USD', target: 'target' };
  const figuresOf = (reading: object, deals: GoalSources['deals']) =>
    planOf(
      holding({ target: '100' }, { deals }),
      somePlanContext({
        goals: { companyProperties: [{ title: 'Grow', metrics: [METRIC] }] },
        readings: [{ metric: 'revenue', object: 'deal', property: 'arr', ...reading } as never],
      }),
    );
  const won = (arr: string, overrides = {}) => someDeal({ properties: { arr }, ...overrides });
  const open = (arr: string) => won(arr, { isWon: false, isClosed: false });
  const lost = (arr: string) => won(arr, { isWon: false });
  const deals = [won('10'), won('5.5', { pipeline: 'renewals' }), open('7'), lost('100')];

  it.each([
    { reading: { aggregate: 'sum', deals: 'won' }, value: 15.5 },
    { reading: { aggregate: 'sum', deals: 'open' }, value: 7 },
    { reading: { aggregate: 'sum', deals: 'all' }, value: 122.5 },
    { reading: { aggregate: 'count', deals: 'won' }, value: 2 },
    { reading: { aggregate: 'sum', deals: 'won', pipeline: 'renewals' }, value: 5.5 },
    { reading: { aggregate: 'count', pipeline: 'none' }, value: 0 },
  ])('of $reading are $value', ({ reading, value }) => {
    expect(figuresOf(reading, deals).figures).toMatchObject([{ value, measuredAt: null }]);
  });

  it('are dated by the latest day that a property of the deals tells', () => {
    const dated = [
      won('1', { properties: { arr: '1', on: '2026-03-01' } }),
      won('1', { properties: { arr: '1', on: '2026-02-01' } }),
    ];
    const [figure] = figuresOf({ aggregate: 'sum', measuredAt: 'on' }, dated).figures;
    expect(figure?.measuredAt).toBe(Date.parse('2026-02-28T23:00:00Z'));
  });

  it('add nothing of a value that is no number, and tell it', () => {
    const plan = figuresOf({ aggregate: 'sum', deals: 'won' }, [won('10'), won('many')]);
    expect(plan.figures).toMatchObject([{ value: 10 }]);
    expect(plan.issues).toContainEqual({
      type: 'deals',
      id: '900',
      issues: [expect.objectContaining({ property: 'arr' })],
    });
  });

  it('are those of the latest deal that has a value', () => {
    const later = won('3', { id: '901', createdAt: Date.parse('2026-10-01') });
    const empty = someDeal({ id: '902', createdAt: Date.parse('2026-11-01') });
    const plan = figuresOf({ aggregate: 'latest' }, [won('10'), later, empty]);
    expect(plan.observations).toMatchObject([{ text: '3', record: { type: 'deals', id: '901' } }]);
  });

  it('are none where the company has no such metric, and told where it has several', () => {
    const mapping = {
      goals: {
        companyProperties: [
          { title: 'Grow', metrics: [METRIC] },
          { title: 'Grow more', metrics: [METRIC] },
        ],
      },
      readings: [
        { metric: 'Revenue', object: 'company' as const, property: 'arr' },
        { metric: 'Churn', object: 'company' as const, property: 'arr' },
        { metric: 'Revenue', goal: 'Grow more', object: 'company' as const, property: 'arr' },
      ],
    };
    const plan = planOf(holding({ target: '100', arr: '5' }), somePlanContext(mapping));
    expect(plan.observations).toHaveLength(1);
    expect(plan.issues.flatMap(({ issues }) => issues)).toMatchObject([
      { property: 'arr', message: expect.stringMatching(/several goals/) },
    ]);
  });

  it('are none while the token may not read deals', () => {
    const blind = { ...context, dealsReadable: false };
    expect(planOf(holding(GOOD, { deals }), blind).figures).toEqual([]);
  });
});
