import { describe, expect, it } from 'vitest';

import { REASONS } from '@attain/shared/domain/basics/reasons';
import { KPI_DEFINITIONS, KPI_WINDOWS } from '@attain/shared/domain/portfolio/kpi-definitions';
import { KPI_CODES, type KpiCode } from '@attain/shared/domain/portfolio/kpi';
import { portfolioKpis } from '@attain/shared/domain/portfolio/portfolio-kpis';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';

import { TODAY } from '../builders.ts';
import { scoredFacts, someFacts, times } from './some-facts.ts';

/** As the source documents print them. */
const ROWS: readonly [row: string, KpiCode, title: string, target: string, window: string][] = [
  ['V35', 'vla_attainment_rate', 'VLA attainment rate', '> 0.85', 'as it stands today'],
  ['V36', 'vla_coverage', 'VLA coverage', '> 0.9', 'as it stands today'],
  ['V37', 'time_to_first_vla', 'Time to first value', '< 60', 'last 12 months'],
  ['V38', 'vla_revision_rate', 'VLA revision rate', '< 0.2', 'as it stands today'],
  ['O41', 'outcome_achievement', 'Outcome achievement rate', '> 0.8', 'as it stands today'],
  ['O42', 'roi_demonstrable', 'ROI demonstrable', '> 0.9', 'as it stands today'],
  ['O43', 'value_documentation', 'Value documentation', '> 0.75', 'as it stands today'],
  ['O44', 'customer_validation', 'Customer validation', '> 0.6', 'as it stands today'],
  ['M91', 'goals_defined', 'Accounts with goals defined', '> 0.8', 'as it stands today'],
  ['M92', 'goals_achieved', 'Goals achieved rate', '> 0.7', 'as it stands today'],
  ['M93', 'value_reports', 'Value reports generated', '> 0.5', 'last 12 months'],
  ['M94', 'proven_roi_renewal', 'Renewal with proven ROI', '>= 0.3', 'last 12 months'],
  ['A50', 'csat', 'CSAT', '>= 4.5', 'latest answer of each contact, while it is recent'],
  ['A51', 'nps', 'NPS', '> 50', 'latest answer of each contact, while it is recent'],
  ['A52', 'gross_revenue_retention', 'Gross revenue retention', '>= 0.9', 'last 12 months'],
  ['A53', 'net_revenue_retention', 'Net revenue retention', '>= 1.1', 'last 12 months'],
  ['A54', 'time_to_first_use', 'Time to first use', '< 14', 'last 12 months'],
  ['A55', 'logo_churn', 'Logo churn', '< 0.1', 'last 12 months'],
  ['A56', 'expansion_revenue', 'Expansion revenue', '>= 0.25', 'last 12 months'],
  ['A57', 'onboarding_completion', 'Onboarding completion', '>= 0.95', 'last 3 months'],
  ['A58', 'health_average', 'Health score average', '> 80', 'as it stands today'],
  ['A59', 'advocate_referrals', 'Advocate referrals', '>= 2', 'last 3 months'],
  ['A67', 'retention', 'Retention rate', '>= 0.9', 'last 12 months'],
  [
    'beside O44',
    'customer_validation_money',
    'Customer validation by money',
    '> null',
    'as it stands today',
  ],
  ['beside M92', 'goals_on_plan', 'Goals on or above plan', '> null', 'as it stands today'],
  [
    'beside A50',
    'csat_top_two',
    'CSAT, top two',
    '> null',
    'latest answer of each contact, while it is recent',
  ],
];

const DEFINITIONS: Readonly<Record<KpiCode, string>> = {
  vla_attainment_rate: 'Agreements achieved, of those achieved, missed or past their deadline.',
  vla_coverage: 'Accounts with an agreement in force, of all accounts.',
  time_to_first_vla:
    'Median days from the first contract (else the creation of the company) to the first achieved agreement, over accounts that began in the window. Those still waiting count as waiting.',
  vla_revision_rate: 'Agreements in force with an approved revision, of all in force.',
  outcome_achievement:
    'Goals achieved, of those achieved or past their date. A goal whose agreement was missed is not achieved.',
  roi_demonstrable: 'Accounts with a positive net ROI on confirmed value, of all accounts.',
  value_documentation: 'Accounts with a quantified value, of all accounts.',
  customer_validation: 'Value lines that the customer confirmed, of all that have an amount.',
  customer_validation_money:
    'Confirmed amounts, of the amounts of all value lines before confidence factors.',
  goals_defined: 'Accounts with an active goal, of all accounts.',
  goals_achieved: 'Goals achieved or exceeded, of all active goals.',
  goals_on_plan: 'Goals exceeded, achieved or on track, of those that can be scored.',
  value_reports: 'Accounts with a value report generated in the window, of all accounts.',
  proven_roi_renewal:
    'How much higher the renewal rate is with proven ROI than without, relative to the rate without.',
  csat: 'Mean answer, from 1 to 5.',
  csat_top_two: 'Answers of 4 or 5, of all answers.',
  nps: 'Percentage of answers of 9 and 10 minus percentage of answers of 0 to 6.',
  gross_revenue_retention:
    'Starting revenue less contraction and churn, of the starting revenue, over the customers at the start.',
  net_revenue_retention:
    'Starting revenue plus expansion less contraction and churn, of the starting revenue, over the customers at the start.',
  time_to_first_use:
    'Median days from the first contract (else the creation of the company) to the first use of the product, over accounts that began in the window. Those still waiting count as waiting.',
  logo_churn:
    'Accounts lost, of the customers at the start: a rate a year. Companies deleted in HubSpot do not count.',
  expansion_revenue:
    'Expansion, of the starting revenue of the customers at the start: a rate a year.',
  onboarding_completion: 'Onboardings with every item done, of those that ended in the window.',
  health_average: 'Mean health score of the accounts that have one.',
  advocate_referrals: 'Referrals by customers.',
  retention: 'Gross revenue retention, or, where the configuration says so, the accounts kept.',
};

const SIGN = { above: '>', at_least: '>=', below: '<' };

describe('the KPIs', () => {
  const nothing = () => portfolioKpis([], TODAY, DEFAULT_SETTINGS);

  it.each(ROWS)('%s %s is "%s", %s, %s', (_, code, title, target, window) => {
    const definition = KPI_DEFINITIONS[code];
    expect(definition.title).toBe(title);
    expect(`${SIGN[definition.met]} ${nothing()[code].target}`).toBe(target);
    expect(KPI_WINDOWS[definition.window]).toBe(window);
  });

  it.each(KPI_CODES)('%s says what it counts', (code) => {
    expect(KPI_DEFINITIONS[code].definition).toBe(DEFINITIONS[code]);
  });

  it.each([
    ['no_account_data', 'No account has data for this figure.'],
    ['fewer_than_half', 'Fewer than half of the accounts have got there.'],
    ['too_few_renewals', 'Too few renewals with and without proven ROI to compare.'],
    [
      'none_renewed_unproven',
      'No renewal without proven ROI was won, so there is nothing to compare with.',
    ],
    ['too_few_peers', 'Too few peers to compare with.'],
    ['not_compared', 'This account has no such figure yet.'],
  ] as const)('say why there is none: %s', (reason, text) => {
    expect(REASONS[reason]).toBe(text);
  });

  it('are all there', () => {
    expect(ROWS.map(([, code]) => code).toSorted()).toEqual(KPI_CODES.toSorted());
    expect(Object.keys(nothing())).toEqual([...KPI_CODES]);
  });

  it.each(KPI_CODES)('%s has no number without accounts', (code) => {
    const { value, met, reason, numerator, denominator, coverage } = nothing()[code];
    expect({ value, met, numerator, denominator }).toEqual({
      value: null,
      met: null,
      numerator: null,
      denominator: null,
    });
    expect(reason).toBe(code === 'proven_roi_renewal' ? 'too_few_renewals' : 'no_account_data');
    expect(coverage).toEqual({ accounts: 0, of: 0 });
  });

  it.each(KPI_CODES)('%s has no number where nothing is known of the accounts', (code) => {
    const rows = times(20, () => someFacts({ customerSince: null }));
    const kpi = portfolioKpis(rows, TODAY, DEFAULT_SETTINGS)[code];
    expect(kpi.value).toBeNull();
    expect(kpi.coverage.accounts).toBe(0);
  });
});

describe('a target', () => {
  const withHealth = (healthScore: number) =>
    portfolioKpis([scoredFacts({ healthScore })], TODAY, DEFAULT_SETTINGS).health_average.met;
  const withCsat = (sum: number) =>
    portfolioKpis(
      [someFacts({ csat: { answers: 10, sum, topTwo: null } })],
      TODAY,
      DEFAULT_SETTINGS,
    ).csat.met;
  const withRevised = (vlasRevised: number) =>
    portfolioKpis(
      [
        {
          ...scoredFacts({ vlas: { inForce: 1_000, achieved: 0, missed: 0, pastDue: 0 } }),
          vlasRevised,
        },
      ],
      TODAY,
      DEFAULT_SETTINGS,
    ).vla_revision_rate.met;

  it.each([
    ['> 80: at 80', () => withHealth(80), false],
    ['> 80: just above', () => withHealth(80.001), true],
    ['>= 4.5: just below', () => withCsat(44.99), false],
    ['>= 4.5: at 4.5', () => withCsat(45), true],
    ['< 20 %: just below', () => withRevised(199), true],
    ['< 20 %: at 20 %', () => withRevised(200), false],
  ])('%s', (_, met, expected) => {
    expect(met()).toBe(expected);
  });

  it('that is configured is the one that counts', () => {
    const settings = {
      kpis: {
        ...DEFAULT_SETTINGS.kpis,
        targets: { ...DEFAULT_SETTINGS.kpis.targets, health_average: 70 },
      },
    };
    const kpis = portfolioKpis([scoredFacts({ healthScore: 75 })], TODAY, settings);
    expect(kpis.health_average).toMatchObject({ value: 75, target: 70, met: true });
  });
});
