import type { Account } from '@attain/shared/domain/account';
import {
  EXPANSION_CONVERSATION,
  EXPANSION_HOLDS,
  EXPANSIONS,
} from '@attain/shared/domain/growth/expansion-catalogue';
import { provenOutcomes } from '@attain/shared/domain/growth/proven-outcomes';
import { EXPANSION_SIGNALS } from '@attain/shared/domain/growth/results';
import { valueGraph } from '@attain/shared/domain/growth/value-graph';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyAccount } from '../arbitrary-account.ts';
import {
  asOf,
  at,
  confirmedAt,
  metricAt,
  PROPERTY_RUNS,
  readings,
  someAccount,
  someCommitment,
  someContract,
  someCostLine,
  someGoal,
  someMetric,
  someSurvey,
  someUsage,
  someValueLine,
  thrivingAccount,
  TODAY,
  USD,
} from '../builders.ts';

const graphOf = (overrides: Partial<Account>) => {
  const account = someAccount(overrides);
  return valueGraph(account, scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD));
};

const vla = (id: string, overrides: Parameters<typeof someGoal>[0] = {}) =>
  someGoal({ id, title: `Outcome ${id}`, commitment: someCommitment(), ...overrides });

describe('commitment (L24)', () => {
  const contracted = vla('a', {
    metrics: [
      someMetric({ name: 'Report time', unit: 'hours', baseline: 4.25, target: 2.125 }),
      someMetric({ id: 'm2', name: 'Uptime', unit: '%', mode: 'maintain', target: 99.9 }),
      someMetric({ id: 'm3', name: 'Users', unit: 'users', baseline: null, target: 50 }),
      someMetric({ id: 'm4', name: 'Errors', unit: 'errors', target: null }),
    ],
    milestones: [
      { id: 's1', title: 'Roll-out', due: '2026-09-01', done: true },
      { id: 's2', title: 'Training', due: null, done: false },
    ],
    commitment: someCommitment({ dependencies: 'Single sign-on' }),
  });

  it('holds the contracted KPIs as they were agreed', () => {
    const { contractedKpis } = graphOf({ goals: [contracted] }).commitment;
    expect(contractedKpis[0]).toEqual({
      goalId: 'a',
      metricId: 'm1',
      name: 'Report time',
      unit: 'hours',
      baseline: 4.25,
      target: 2.125,
    });
    expect(contractedKpis).toHaveLength(4);
  });

  it('says the criteria of success in words, unrounded', () => {
    expect(graphOf({ goals: [contracted] }).commitment.successCriteria).toEqual([
      'Report time: from 4.25 to 2.125 hours.',
      'Uptime: stays at 99.9 %.',
      'Users: reaches 50 users.',
      'Errors: no target is set.',
      'Roll-out: done by 1 Sep 2026.',
      'Training: done.',
    ]);
  });

  it('names who is accountable', () => {
    const nobody = vla('b', { owner: null, commitment: someCommitment({ signedBy: null }) });
    expect(graphOf({ goals: [contracted, nobody] }).commitment.accountability).toEqual([
      {
        goalId: 'a',
        outcome: 'Outcome a',
        owner: 'Sarah Chen',
        signedBy: 'Ann Lee',
        dependencies: 'Single sign-on',
      },
      { goalId: 'b', outcome: 'Outcome b', owner: null, signedBy: null, dependencies: null },
    ]);
  });

  it('lists the deadlines of outcomes and milestones, earliest first', () => {
    const achieved = vla('b', {
      targetDate: '2026-03-01',
      commitment: someCommitment({ state: 'achieved', deadline: null }),
    });
    const open = vla('c', { commitment: someCommitment({ deadline: null }) });
    expect(graphOf({ goals: [contracted, achieved, open] }).commitment.deadlines).toEqual([
      { on: '2026-03-01', goalId: 'b', what: 'Outcome b', kind: 'agreement', done: true },
      { on: '2026-09-01', goalId: 'a', what: 'Roll-out', kind: 'milestone', done: true },
      { on: '2026-12-31', goalId: 'a', what: 'Outcome a', kind: 'agreement', done: false },
    ]);
  });

  it.each([
    { state: 'draft', counts: false },
    { state: 'proposed', counts: true },
    { state: 'signed', counts: true },
    { state: 'active', counts: true },
    { state: 'revised', counts: true },
    { state: 'missed', counts: true },
    { state: 'ended', counts: false },
  ] as const)('counts a commitment that is $state: $counts', ({ state, counts }) => {
    const goals = [vla('a', { commitment: someCommitment({ state }) })];
    expect(graphOf({ goals }).commitment.accountability).toHaveLength(counts ? 1 : 0);
  });

  it('is empty without commitments, and with those of goals that have ended', () => {
    const ended = vla('a', { ended: true, commitment: someCommitment({ state: 'proposed' }) });
    expect(graphOf({ goals: [someGoal(), ended] }).commitment).toEqual({
      contractedKpis: [],
      successCriteria: [],
      accountability: [],
      deadlines: [],
    });
  });
});

describe('realization (L25)', () => {
  it('has the actual ROI of the confirmed ledger, or why there is none', () => {
    const value = {
      contract: someContract(),
      costLines: [someCostLine({ amount: 50_000, recurring: null })],
      valueLines: [someValueLine({ confirmed: confirmedAt(70_000) })],
    };
    expect(graphOf(value).realization).toMatchObject({ actualRoi: 0.4, reason: null });
    expect(graphOf({}).realization).toMatchObject({
      actualRoi: null,
      reason: 'nothing_confirmed',
      promise: null,
    });
  });

  it('shows every metric in force with its change since the baseline', () => {
    const errors = { ...metricAt(12, 2, 3.8), name: 'Error rate', unit: '%' };
    const unread = { ...metricAt(0, 100, null), id: 'm2' };
    const unbased = { ...metricAt(null, 100, 5), id: 'm3' };
    const goals = [vla('a', { metrics: [errors, unread, unbased] }), someGoal({ id: 'b' })];
    const { kpiProgress } = graphOf({ goals }).realization;
    expect(kpiProgress.map(({ goalId, metric }) => [goalId, metric.id])).toEqual([
      ['a', 'm1'],
      ['a', 'm2'],
      ['a', 'm3'],
    ]);
    expect(kpiProgress[0]?.metric).toMatchObject({ progress: 0.82 });
    expect(kpiProgress[0]?.change).toMatchObject({ difference: -8.2 });
    expect(kpiProgress[0]?.change?.relative).toBeCloseTo(-0.683, 3);
    expect(kpiProgress.slice(1).map(({ change }) => change)).toEqual([null, null]);
  });

  it('sets the confirmed value against the hypothesis', () => {
    const hypothesis = {
      painPoints: [],
      drivers: [{ description: 'x', yearlyValue: 365_000, probability: 1, assumption: 'y' }],
      yearlyCost: 1,
    };
    const { promise } = graphOf({ hypothesis, contract: someContract() }).realization;
    expect(promise).toMatchObject({ promisedAYear: 365_000, promisedToDate: 182_000 });
  });

  it('passes on the opportunities of the ledger', () => {
    const { opportunities } = graphOf({ valueLines: [someValueLine()] }).realization;
    expect(opportunities.map(({ source }) => source)).toEqual(['not_confirmed']);
  });
});

describe('value leakage (L25)', () => {
  const leaks = (overrides: Partial<Account>) => graphOf(overrides).realization.leakage;
  const past = { commitment: someCommitment({ deadline: '2026-05-31' }) };

  it('is an agreement that was missed, with the estimated value that rests on it', () => {
    const goals = [vla('a', { commitment: someCommitment({ state: 'missed' }) })];
    const valueLines = [
      someValueLine({ id: 'v1', goalId: 'a', amount: 100 }),
      someValueLine({ id: 'v2', goalId: 'a', amount: 50, confidence: 'modelled' }),
      someValueLine({ id: 'v3', goalId: 'b', amount: 7 }),
      someValueLine({ id: 'v4', goalId: 'a', confirmed: confirmedAt(9) }),
    ];
    expect(leaks({ goals, valueLines })).toEqual([
      { kind: 'vla_missed', goalId: 'a', text: '"Outcome a" was missed.', atRisk: 125 },
    ]);
  });

  it('is an agreement that will miss its deadline; without a line nobody knows the money', () => {
    expect(leaks({ goals: [vla('a', past)] })).toEqual([
      {
        kind: 'vla_will_miss',
        goalId: 'a',
        text: '"Outcome a" will miss its deadline of 31 May 2026.',
        atRisk: null,
      },
    ]);
  });

  it('is an agreement that is behind', () => {
    const metrics = [
      someMetric({ readings: readings(['2026-05-01', 5], ['2026-06-01', 20], ['2026-06-30', 40]) }),
    ];
    expect(leaks({ goals: [vla('a', { metrics })] })).toEqual([
      {
        kind: 'vla_behind',
        goalId: 'a',
        text: '"Outcome a" is behind the path to its deadline of 31 Dec 2026.',
        atRisk: null,
      },
    ]);
  });

  it('is value that the customer disputes', () => {
    const valueLines = [someValueLine({ goalId: 'a', disputed: true })];
    expect(leaks({ valueLines })).toEqual([
      {
        kind: 'value_disputed',
        goalId: 'a',
        text: 'The customer disputes the value of "Tools retired".',
        atRisk: 100_000,
      },
    ]);
  });

  it.each([
    {
      name: 'achieved',
      goal: { commitment: someCommitment({ ...past.commitment, state: 'achieved' }) },
    },
    {
      name: 'on pace',
      goal: { metrics: [someMetric({ readings: readings(['2026-06-30', 60]) })] },
    },
    { name: 'without a deadline', goal: { commitment: someCommitment({ deadline: null }) } },
  ] as const)('is not an agreement that is $name', ({ goal }) => {
    expect(leaks({ goals: [vla('a', goal)] })).toEqual([]);
  });
});

describe('proven outcomes (L18, L26)', () => {
  const proven = (overrides: Partial<Account>) => graphOf(overrides).amplification.provenOutcomes;

  it('are agreements achieved and value confirmed', () => {
    const goals = [
      vla('a', { commitment: someCommitment({ state: 'achieved' }) }),
      vla('b', { metrics: [metricAt(0, 100, 100)] }),
    ];
    const valueLines = [
      someValueLine({ goalId: 'a', confirmed: confirmedAt(50_000), evidence: 'E-mail of 3 May' }),
      someValueLine({ id: 'v2' }),
      someValueLine({ id: 'v3', confirmed: confirmedAt(9), disputed: true }),
      someValueLine({ id: 'v4', confirmed: confirmedAt(9), excluded: true }),
      someValueLine({ id: 'v5', confirmed: confirmedAt(9), startsAt: '2026-12-01' }),
    ];
    expect(proven({ goals, valueLines })).toEqual([
      {
        kind: 'vla_achieved',
        id: 'a',
        goalId: 'a',
        title: 'Outcome a',
        amount: null,
        evidence: null,
      },
      {
        kind: 'value_confirmed',
        id: 'v1',
        goalId: 'a',
        title: 'Tools retired',
        amount: 50_000,
        evidence: 'E-mail of 3 May',
      },
    ]);
  });

  it('leave out both lines of a double count', () => {
    const line = { sourceMetric: 'hours', confirmed: confirmedAt(100) };
    const valueLines = ['v1', 'v2', 'v3'].map((id) =>
      someValueLine({ id, ...line, ...(id === 'v3' ? { sourceMetric: 'tools' } : {}) }),
    );
    expect(proven({ valueLines }).map(({ id }) => id)).toEqual(['v3']);
  });

  it('add up to the confirmed value of an account whose ledger is not blocked', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const snapshot = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
        fc.pre(snapshot.value.doubleCounts.length === 0);
        fc.pre(snapshot.value.lines.every(({ counted }) => counted >= 0));
        const sum = provenOutcomes(snapshot).reduce(
          (total, { amount }) => total + (amount ?? 0),
          0,
        );
        expect(sum).toBe(snapshot.value.figures.confirmed ?? 0);
      }),
      { numRuns: Math.min(300, PROPERTY_RUNS) },
    );
  });
});

describe('the growth roadmap (L20, A33-A36)', () => {
  const growing = {
    nps: someSurvey({ mean: 10, nps: 100 }),
    usage: someUsage({ weeklyActiveUsers: [95, 95, 95, 95], newKeyFeature: true }),
    valueLines: [someValueLine({ confirmed: confirmedAt(100) })],
  };
  const roadmap = (overrides: Partial<Account>) =>
    graphOf(thrivingAccount({ csat: null, ...overrides })).amplification.roadmap;

  it('offers what the signals point to, most signals first, on the proof', () => {
    const { paths, heldBackBy } = roadmap(growing);
    expect(heldBackBy).toEqual([]);
    expect(
      paths.map(({ kind, signals, proof }) => [
        kind,
        signals.map(({ signal }) => signal),
        proof.map(({ id }) => id),
      ]),
    ).toEqual([
      ['feature_upsell', ['positive_feedback', 'new_use_case'], ['v1']],
      ['new_product', ['positive_feedback', 'new_use_case'], ['v1']],
      ['license_expansion', ['license_limit'], ['v1']],
    ]);
  });

  it('leaves out what no signal points to', () => {
    const only = { nps: null, valueLines: growing.valueLines, pilotWonAt: at(TODAY) };
    expect(roadmap({ ...only, usage: someUsage() }).paths.map(({ kind }) => kind)).toEqual([
      'new_product',
    ]);
  });

  it('has no path before something is proven, and says so', () => {
    expect(roadmap({ ...growing, valueLines: [] })).toEqual({
      paths: [],
      heldBackBy: ['nothing_proven'],
      whitespace: null,
    });
  });

  it('is empty without a signal', () => {
    expect(graphOf({}).amplification.roadmap).toEqual({
      paths: [],
      heldBackBy: [],
      whitespace: null,
    });
  });

  it('sums the potential that people recorded, and no suggestion of the ledger', () => {
    const opportunity = {
      goalId: null,
      description: 'Roll out to sales',
      effort: 'low',
      recommendation: 'Plan it.',
    } as const;
    const opportunities = [
      { ...opportunity, id: 'o1', potential: 100 },
      { ...opportunity, id: 'o2', potential: 250 },
    ];
    const valueLines = [someValueLine()];
    const unusable = [{ ...opportunity, id: 'o3', potential: -5 }];
    expect(graphOf({ opportunities: unusable }).amplification.roadmap.whitespace).toBeNull();
    expect(graphOf({ opportunities, valueLines }).amplification.roadmap.whitespace).toBe(350);
    expect(graphOf({ valueLines }).amplification.roadmap.whitespace).toBeNull();
  });
});

describe('the catalogue of expansions (A33-A37)', () => {
  it('has the three kinds with their examples', () => {
    expect(EXPANSIONS.map(({ kind, examples }) => [kind, examples])).toEqual([
      ['license_expansion', ['More users', 'Further sites', 'Further teams or levels']],
      [
        'feature_upsell',
        ['Custom content', 'Advanced analytics', 'Priority support', 'Professional development'],
      ],
      ['new_product', ['Further subject areas', 'A higher tier', 'Custom experiences']],
    ]);
  });

  it.each(EXPANSION_SIGNALS)('is pointed to by %s', (signal) => {
    expect(EXPANSIONS.some(({ signals }) => signals.includes(signal))).toBe(true);
  });

  it('says what to do where expansion is not the play', () => {
    expect(EXPANSION_HOLDS).toEqual({
      health: 'Health is at risk: help the customer before you offer more.',
      nothing_proven: 'Nothing is proven yet: achieve an agreement, or have value confirmed.',
    });
  });

  it('is talked about in five steps, one question each', () => {
    expect(EXPANSION_CONVERSATION.map(({ step, question }) => `${step}: ${question}`)).toEqual([
      'Discovery: How has your usage grown?',
      'Value: What results are you seeing?',
      "Vision: What's next for your organisation?",
      'Connect: May we show you how we can support that growth?',
      'Close: Shall we explore the options?',
    ]);
  });
});

describe('the renewal case (L26, O02)', () => {
  const caseOf = (overrides: Partial<Account>) =>
    graphOf(overrides).amplification.renewalJustification;

  it('rests on confirmed value, agreements achieved and health', () => {
    const justification = caseOf(
      thrivingAccount({
        contract: someContract(),
        costLines: [someCostLine({ amount: 50_000, recurring: null })],
        valueLines: [someValueLine({ confirmed: confirmedAt(70_000) })],
        goals: [
          vla('a', { commitment: someCommitment({ state: 'achieved' }) }),
          vla('b', { metrics: [metricAt(0, 100, 45)] }),
          vla('c', { metrics: [metricAt(0, 100, 90)] }),
        ],
      }),
    );
    expect(justification).toMatchObject({
      renewalOn: '2027-01-01',
      period: { from: '2026-01-01', to: '2026-07-01', label: 'contract to date' },
      confirmed: 70_000,
      cost: 50_000,
      netValue: 20_000,
      multiple: 1.4,
      roi: 0.4,
      reason: null,
      coversCost: true,
      agreements: { achieved: 1, inForce: 3 },
      health: { score: 100, band: 'healthy', trend: 'steady' },
      promise: null,
    });
    expect(justification.outcomes).toHaveLength(2);
    expect(justification.notProven).toEqual([
      {
        what: 'Outcome b',
        why: 'It stands at 45 % of its target and is not recorded as achieved.',
        amount: null,
      },
      {
        what: 'Outcome c',
        why: 'It stands at 90 % of its target and is not recorded as achieved.',
        amount: null,
      },
    ]);
  });

  it.each([
    { confirmed: 50_000, coversCost: true },
    { confirmed: 49_999, coversCost: false },
  ])('covers a cost of 50,000 with $confirmed: $coversCost', ({ confirmed, coversCost }) => {
    const justification = caseOf({
      contract: someContract(),
      costLines: [someCostLine({ amount: 50_000, recurring: null })],
      valueLines: [someValueLine({ confirmed: confirmedAt(confirmed) })],
    });
    expect(justification.coversCost).toBe(coversCost);
  });

  it('says what is not proven, and why', () => {
    const { notProven, coversCost } = caseOf({
      goals: [
        vla('a', { commitment: someCommitment({ state: 'missed' }) }),
        vla('b', { metrics: [] }),
      ],
      valueLines: [
        someValueLine({ id: 'v1', description: 'Modelled', confidence: 'modelled', amount: 100 }),
        someValueLine({ id: 'v2', description: 'Disputed', disputed: true, amount: 60 }),
        someValueLine({ id: 'v3', description: 'Open', amount: null }),
        someValueLine({ id: 'v4', description: 'Set aside', excluded: true }),
      ],
    });
    expect(coversCost).toBeNull();
    expect(notProven).toEqual([
      { what: 'Outcome a', why: 'It was missed.', amount: null },
      { what: 'Outcome b', why: 'No metrics defined. Add a metric or a milestone.', amount: null },
      {
        what: 'Modelled',
        why: 'It is estimated; the customer has not confirmed it.',
        amount: 50,
      },
      { what: 'Disputed', why: 'The customer disputes it.', amount: 60 },
      { what: 'Open', why: expect.stringContaining('amount') as string, amount: null },
      {
        what: 'Return on investment',
        why: 'No ROI: the customer has confirmed nothing yet.',
        amount: null,
      },
    ]);
  });

  it('does not take a line for proven that counts a quantity twice', () => {
    const line = { sourceMetric: 'hours', confirmed: confirmedAt(100) };
    const { notProven } = caseOf({
      valueLines: [
        someValueLine({ id: 'v1', description: 'First', ...line }),
        someValueLine({ id: 'v2', description: 'Second', ...line }),
        someValueLine({ id: 'v3', description: 'Alone', ...line, sourceMetric: 'tools' }),
      ],
    });
    expect(notProven.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'First: It counts hours twice.',
      'Second: It counts hours twice.',
      expect.stringMatching(/^Return on investment: No ROI: two lines count/),
    ]);
  });
});

describe('the value graph (L01)', () => {
  it('carries the advocacy score: 0 where nothing was done', () => {
    const advocacy = [{ activity: 'review', on: '2026-05-01' }] as const;
    expect(graphOf({ advocacy }).amplification.advocacyScore).toBeCloseTo(100 / 18, 9);
    expect(graphOf({}).amplification.advocacyScore).toBe(0);
  });

  it('can be drawn of any account, on the recorded and on other assumptions', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const snapshot = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
        const graph = valueGraph(account, snapshot, { yearlyCost: 0 });
        expect(graph.hypothesis === null).toBe(account.hypothesis === null);
        expect(graph.hypothesis?.roiProjection ?? null).toBeNull();
        const { paths, heldBackBy } = graph.amplification.roadmap;
        expect(paths.length > 0).toBe(snapshot.expansion !== null && heldBackBy.length === 0);
        for (const { proof } of paths) expect(proof).not.toEqual([]);
      }),
      { numRuns: Math.min(300, PROPERTY_RUNS) },
    );
  });
});
