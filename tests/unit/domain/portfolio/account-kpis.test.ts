import { describe, expect, it } from 'vitest';

import { coverageFunnel } from '@attain/shared/domain/portfolio/coverage-funnel';
import type { KpiFacts } from '@attain/shared/domain/portfolio/facts';
import type { KpiCode } from '@attain/shared/domain/portfolio/kpi';
import { portfolioKpis } from '@attain/shared/domain/portfolio/portfolio-kpis';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { TODAY } from '../builders.ts';
import { scoredFacts, someFacts, someScored, times } from './some-facts.ts';

function kpi(code: KpiCode, rows: readonly KpiFacts[]) {
  const { value, numerator, denominator, coverage } = portfolioKpis(rows, TODAY, DEFAULT_SETTINGS)[
    code
  ];
  return { value, of: `${numerator} / ${denominator}`, coverage };
}

const vlas = (inForce: number, achieved: number, missed: number, pastDue: number) =>
  scoredFacts({ vlas: { inForce, achieved, missed, pastDue } });
const goals = (overrides: Partial<ReturnType<typeof someScored>['goals']>) =>
  scoredFacts({ goals: { ...someScored().goals, ...overrides } });

describe('VLA attainment rate (V35)', () => {
  it('is achieved of achieved, missed and past due: what still runs is neither', () => {
    expect(kpi('vla_attainment_rate', [vlas(10, 6, 1, 1), vlas(4, 0, 0, 0)])).toEqual({
      value: 0.75,
      of: '6 / 8',
      coverage: { accounts: 1, of: 2 },
    });
  });

  it('does not exist while no agreement is decided', () => {
    expect(kpi('vla_attainment_rate', [vlas(3, 0, 0, 0)]).value).toBeNull();
  });
});

describe('VLA coverage (V36)', () => {
  it('counts accounts with an agreement in force, of those that were scored', () => {
    const rows = [vlas(2, 0, 0, 0), vlas(0, 0, 0, 0), someFacts()];
    expect(kpi('vla_coverage', rows)).toEqual({
      value: 0.5,
      of: '1 / 2',
      coverage: { accounts: 2, of: 3 },
    });
  });
});

describe('VLA revision rate (V38)', () => {
  it('counts approved revisions, of the accounts whose history is known', () => {
    const rows = [
      { ...vlas(8, 0, 0, 0), vlasRevised: 1 },
      { ...vlas(2, 0, 0, 0), vlasRevised: 0 },
      vlas(90, 0, 0, 0),
      someFacts({ vlasRevised: 5 }),
    ];
    expect(kpi('vla_revision_rate', rows)).toEqual({
      value: 0.1,
      of: '1 / 10',
      coverage: { accounts: 2, of: 4 },
    });
  });
});

describe('three rates of achievement stay apart (C18)', () => {
  const rows = [goals({ active: 5, scored: 4, onPlan: 3, achieved: 2, due: 3, met: 2 })];

  it.each([
    ['goals_achieved', 0.4, '2 / 5'],
    ['outcome_achievement', 0.666666666667, '2 / 3'],
    ['goals_on_plan', 0.75, '3 / 4'],
  ] as const)('%s is %d (%s)', (code, value, of) => {
    expect(kpi(code, rows)).toEqual({ value, of, coverage: { accounts: 1, of: 1 } });
  });

  it.each(['goals_achieved', 'outcome_achievement', 'goals_on_plan'] as const)(
    '%s does not exist without goals',
    (code) => {
      expect(kpi(code, [goals({})]).value).toBeNull();
    },
  );
});

describe('accounts with goals defined (M91)', () => {
  it('counts accounts with an active goal', () => {
    expect(kpi('goals_defined', [goals({ active: 1 }), goals({})])).toEqual({
      value: 0.5,
      of: '1 / 2',
      coverage: { accounts: 2, of: 2 },
    });
  });
});

describe('ROI demonstrable (O42)', () => {
  it('is a share of all accounts, and tells how many have a figure', () => {
    const rows = [
      scoredFacts({ roiConfirmed: 0.404 }),
      scoredFacts({ roiConfirmed: 0 }),
      scoredFacts({ roiConfirmed: -0.2 }),
      scoredFacts({ roiConfirmed: null }),
      someFacts(),
    ];
    expect(kpi('roi_demonstrable', rows)).toEqual({
      value: 0.2,
      of: '1 / 5',
      coverage: { accounts: 3, of: 5 },
    });
  });

  it('counts a loss as one, which the multiple would not: 0.9x is an ROI of -10 % (C02)', () => {
    expect(kpi('roi_demonstrable', [scoredFacts({ roiConfirmed: -0.1 })]).value).toBe(0);
  });

  it('does not exist while no account has an ROI', () => {
    expect(
      kpi(
        'roi_demonstrable',
        times(9, () => scoredFacts({})),
      ).value,
    ).toBeNull();
  });
});

describe('value', () => {
  const rows = [
    scoredFacts({
      valueLines: { confirmed: 1, all: 4 },
      valueAmounts: { confirmed: 900_000, all: 1_000_000 },
    }),
    scoredFacts({
      valueLines: { confirmed: 2, all: 2 },
      valueAmounts: null,
    }),
    scoredFacts({}),
    someFacts(),
  ];

  it('is documented where a line has an amount (O43)', () => {
    expect(kpi('value_documentation', rows)).toEqual({
      value: 0.666666666667,
      of: '2 / 3',
      coverage: { accounts: 3, of: 4 },
    });
  });

  it('is validated line by line, which is the KPI (O44, C20)', () => {
    expect(kpi('customer_validation', rows)).toEqual({
      value: 0.5,
      of: '3 / 6',
      coverage: { accounts: 2, of: 4 },
    });
  });

  it('is validated by money beside it, without ledgers that a double count blocks (C05)', () => {
    expect(kpi('customer_validation_money', rows)).toEqual({
      value: 0.9,
      of: '900000 / 1000000',
      coverage: { accounts: 1, of: 4 },
    });
  });

  it('has no share by money where amounts cancel each other out', () => {
    const worth = (all: number) => scoredFacts({ valueAmounts: { confirmed: 0, all } });
    expect(kpi('customer_validation_money', [worth(500), worth(-500)]).value).toBeNull();
  });
});

describe('value reports generated (M93)', () => {
  it('counts accounts with a report, of those whose reports are known', () => {
    const rows = [
      someFacts({ reportsGenerated: 3 }),
      someFacts({ reportsGenerated: 0 }),
      someFacts(),
    ];
    expect(kpi('value_reports', rows)).toEqual({
      value: 0.5,
      of: '1 / 2',
      coverage: { accounts: 2, of: 3 },
    });
  });
});

describe('health score average (A58)', () => {
  it('is the mean of the accounts that have a score', () => {
    const rows = [
      scoredFacts({ healthScore: 90 }),
      scoredFacts({ healthScore: 65 }),
      scoredFacts({ healthScore: null }),
      someFacts(),
    ];
    expect(kpi('health_average', rows)).toEqual({
      value: 77.5,
      of: '155 / 2',
      coverage: { accounts: 2, of: 4 },
    });
  });

  it('counts a score of 0', () => {
    const rows = [scoredFacts({ healthScore: 0 }), scoredFacts({ healthScore: 50 })];
    expect(kpi('health_average', rows).value).toBe(25);
  });
});

describe('surveys', () => {
  const rows = [
    someFacts({
      csat: { answers: 4, sum: 18, topTwo: 3 },
      nps: { answers: 10, promoters: 6, detractors: 1 },
    }),
    someFacts({
      csat: { answers: 1, sum: 5, topTwo: null },
      nps: { answers: 2, promoters: 0, detractors: 1 },
    }),
    someFacts({
      csat: { answers: 0, sum: 0, topTwo: 0 },
      nps: { answers: 0, promoters: 0, detractors: 0 },
    }),
    someFacts(),
  ];

  it('give the mean of all answers, so that an account weighs by its answers (A50)', () => {
    expect(kpi('csat', rows)).toEqual({
      value: 4.6,
      of: '23 / 5',
      coverage: { accounts: 2, of: 4 },
    });
  });

  it('give the share of 4 and 5 under its own name', () => {
    expect(kpi('csat_top_two', rows)).toEqual({
      value: 0.75,
      of: '3 / 4',
      coverage: { accounts: 1, of: 4 },
    });
  });

  it('give promoters less detractors in points (A51)', () => {
    expect(kpi('nps', rows)).toEqual({
      value: 33.3333333333,
      of: '4 / 12',
      coverage: { accounts: 2, of: 4 },
    });
  });

  it.each([
    [{ answers: 10, promoters: 3, detractors: 2 }, 10],
    [{ answers: 7, promoters: 7, detractors: 0 }, 100],
    [{ answers: 7, promoters: 0, detractors: 7 }, -100],
    [{ answers: 7, promoters: 0, detractors: 0 }, 0],
  ])('%o is an NPS of %d', (nps, value) => {
    expect(kpi('nps', [someFacts({ nps })]).value).toBe(value);
  });
});

describe('onboarding completion (A57)', () => {
  const ended = (completed: boolean | null, endedOn: string | null) =>
    someFacts({ onboarding: { completed, endedOn } });

  it('is over the onboardings that ended in the last three months', () => {
    const rows = [
      ended(true, '2026-06-30'),
      ended(true, '2026-07-01'),
      ended(false, '2026-04-02'),
      ended(null, '2026-06-30'),
      ended(false, '2026-04-01'),
      ended(false, '2026-07-02'),
      ended(false, null),
      someFacts(),
    ];
    expect(kpi('onboarding_completion', rows)).toEqual({
      value: 0.666666666667,
      of: '2 / 3',
      coverage: { accounts: 3, of: 4 },
    });
  });
});

describe('advocate referrals (A59)', () => {
  it('are counted over the last three months, and have no denominator', () => {
    const rows = [
      someFacts({ referrals: ['2026-04-01', '2026-04-02', '2026-07-01', '2026-07-02'] }),
      someFacts({ referrals: [] }),
      someFacts(),
    ];
    expect(kpi('advocate_referrals', rows)).toEqual({
      value: 2,
      of: '2 / null',
      coverage: { accounts: 2, of: 3 },
    });
  });

  it('are 0 where accounts are known to have made none', () => {
    expect(kpi('advocate_referrals', [someFacts({ referrals: [] })]).value).toBe(0);
  });
});

describe('figures of a state', () => {
  it.each([
    ['a customer that leaves tomorrow', { customerUntil: '2026-07-02' }, 1],
    ['one that left today', { customerUntil: '2026-07-01' }, 0],
    ['one that begins today', { customerSince: '2026-07-01' }, 1],
    ['one that begins tomorrow', { customerSince: '2026-07-02' }, 0],
    ['one of unknown beginning', { customerSince: null }, 1],
  ])('%s: %o', (_, facts, customers) => {
    const row = { ...scoredFacts({ healthScore: 50 }), ...facts };
    expect(kpi('health_average', [row]).coverage.of).toBe(customers);
  });
});

describe('the coverage funnel (C19)', () => {
  const through = scoredFacts({
    vlas: { inForce: 1, achieved: 0, missed: 0, pastDue: 0 },
    goals: { ...someScored().goals, active: 1 },
    valueLines: { confirmed: 0, all: 1 },
  });

  it('tells how many accounts get how far, and what each step has by itself', () => {
    const rows = [
      { ...through, reportsGenerated: 1 },
      { ...through, reportsGenerated: 0 },
      { ...through, reportsGenerated: null },
      { ...goals({ active: 2 }), reportsGenerated: 4 },
      someFacts(),
      someFacts({ customerUntil: '2026-01-01' }),
    ];
    expect(coverageFunnel(rows, TODAY)).toEqual([
      { step: 'vla_coverage', accounts: 3, through: 3, of: 5 },
      { step: 'goals_defined', accounts: 4, through: 3, of: 5 },
      { step: 'value_documentation', accounts: 3, through: 3, of: 5 },
      { step: 'value_reports', accounts: 2, through: 1, of: 5 },
    ]);
  });

  it('agrees with the four KPIs', () => {
    const rows = [
      { ...through, reportsGenerated: 1 },
      { ...goals({}), reportsGenerated: 0 },
    ];
    const kpis = portfolioKpis(rows, TODAY, DEFAULT_SETTINGS);
    for (const { step, accounts } of coverageFunnel(rows, TODAY)) {
      expect(kpis[step].numerator).toBe(accounts);
    }
  });
});
