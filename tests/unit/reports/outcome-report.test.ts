import { REASONS } from '@attain/shared/domain/basics/reasons';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import type { TrendRow } from '@attain/shared/domain/value/results';
import type { Chart } from '@attain/shared/reports/chart';
import { figuresOf } from '@attain/shared/reports/customer-copy';
import { words } from '@attain/shared/reports/figure-words';
import { outcomeReport } from '@attain/shared/reports/outcome/outcome-report';
import { quarterWithDays } from '@attain/shared/reports/quarter-name';
import type { Report } from '@attain/shared/reports/report';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import { successReport } from '@attain/shared/reports/success/success-report';
import { plain } from '@attain/shared/reports/report-words';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { allSections, sectionOf, wordsOf } from './reports-of.ts';

const said = (sources: ReportSources, section: string) =>
  wordsOf(sectionOf(outcomeReport(sources), section)).map((line) => line.replaceAll('\u00a0', ' '));

function chartsOf(report: Report): Chart[] {
  return allSections(report.sections).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
  );
}

const chartOf = (sources: ReportSources, id: string) =>
  chartsOf(outcomeReport(sources)).find((chart) => chart.id === id);

function withValue(sources: ReportSources, changes: Partial<Snapshot['value']>): ReportSources {
  const { snapshot } = sources;
  return { ...sources, snapshot: { ...snapshot, value: { ...snapshot.value, ...changes } } };
}

describe('the outcome report of the worked example', () => {
  it('has the head of the document, and says that the investment is the subscription alone (O21, C03)', () => {
    const { title, head } = outcomeReport(reportCases.acme);
    expect(title).toBe('Business Outcome Report: Acme Corp');
    expect(head.map(({ label, text }) => `${label}: ${plain(text)}`)).toEqual([
      'Account: Acme Corp',
      'Reporting period: Jan 1, 2025 to Dec 31, 2025 (contract to date)',
      'Customer since: Jan 1, 2025',
      'Investment: $150,000 (subscription only)',
    ]);
    expect(said(reportCases.acme, 'roi')).toContain(
      'ROI on subscription only (other costs not supplied).',
    );
  });

  it('has the confirmed value for its headline, and calls no multiple an ROI (O22, O23, C02, C05)', () => {
    expect(said(reportCases.acme, 'summary')).toEqual([
      'Total value delivered: $210,600 confirmed by the customer, 1.4x the investment (value multiple)',
      'ROI: 40.4% on the confirmed value',
      'Key achievement: Reporting time saved: $100,800 confirmed',
      'Outcome status: 3 of 4 goals on track; 4 of 5 can be scored',
    ]);
  });

  it('goes from investment to net value by the confirmed categories (O24)', () => {
    expect(chartOf(reportCases.acme, 'net_value')).toMatchObject({
      kind: 'waterfall',
      steps: [
        { name: 'Investment', value: -150_000, role: 'total' },
        { name: 'Efficiency', value: 145_800, role: 'change' },
        { name: 'Risk', value: 64_800, role: 'change' },
        { name: 'Net value', value: 60_600, role: 'total' },
      ],
    });
  });

  it('breaks value down by outcome, with Innovation left out where it has nothing (O25, C10)', () => {
    const rows = said(reportCases.acme, 'outcomes');
    expect(rows.map((row) => row.split(' | ')[0])).toEqual([
      'Revenue',
      'Efficiency',
      'Risk',
      'Experience',
      'Total',
    ]);
    expect(rows[2]).toBe(
      'Risk | Data error rate: 2%; Manual corrections/week: 5 corrections; Audit findings/quarter: 3 findings | Data error rate: 3.8% (82%); Manual corrections/week: 8 corrections (92.5%); Audit findings/quarter: 4 findings (91.67%) | $64,800 | – | On track, 88.72% attained',
    );
    expect(rows.at(-1)).toBe('Total |  |  | $210,600 | – | ');
  });

  it('prints each figure as the success report does', () => {
    const success = new Map(
      figuresOf(successReport(reportCases.acme)).map(({ key, text }) => [key, text]),
    );
    const shared = figuresOf(outcomeReport(reportCases.acme)).filter(({ key }) => success.has(key));
    expect(new Set(shared.map(({ key }) => key)).size).toBeGreaterThan(30);
    for (const { key, text } of shared) expect([key, text]).toEqual([key, success.get(key)]);
  });
});

describe('a category in detail (O26-O28)', () => {
  it('has line items with how they were calculated, and a subtotal a ledger', () => {
    const { strong } = reportCases;
    expect(said(strong, 'outcome_efficiency_value')).toEqual([
      'Fuel saved: $210,677.42 confirmed in the period, $252,000 a year. $21,000 a month, confirmed by Ines Roth, over 304 days.',
      'Planning hours saved: $59,712 estimated in the period, $71,424 a year. 310 hours a month x $48 x 0.5 realisation, over 304 days.',
      'Subtotal confirmed: $210,677.42',
      'Subtotal estimated, not confirmed: $59,712',
    ]);
    expect(said(strong, 'outcome_experience_value')[0]).toContain('(0.3 - 0.1) x $400,000 a year');
  });

  it('has its evidence, and every assumption of its calculation (O37)', () => {
    const { strong } = reportCases;
    expect(said(strong, 'outcome_efficiency_evidence')).toContain(
      'Fuel saved: Fuel card statements',
    );
    expect(said(strong, 'outcome_efficiency_evidence')).toContain(
      'Planning time per day: read on Jun 30, 2026, Product data',
    );
    expect(said(strong, 'outcome_efficiency_assumptions')[1]).toBe(
      'Planning hours saved: Three dispatchers, 21 working days a month. 50% of the hours turn into money. Stated by the customer, not confirmed: counted at 80%. Counted by the day from Sep 1, 2025 to Aug 31, 2026.',
    );
  });

  it('tells our own people why a line is in no ledger, and the customer nothing of it', () => {
    const told = 'Hours saved on shelf checks: Disputed by the customer: counts nowhere.';
    expect(said(reportCases.weak, 'outcome_efficiency_value')).toContain(told);
    const customer = { ...reportCases.weak, audience: 'customer' } as const;
    expect(said(customer, 'outcome_efficiency_value')).toEqual([
      'No value of this category counts yet.',
    ]);
  });

  it('of thirty goals shows ten, those in trouble first, and says how many more there are', () => {
    const lines = said(reportCases['thirty-goals'], 'outcome_efficiency');
    expect(lines.filter((line) => line.startsWith('Goal: '))).toHaveLength(10);
    expect(lines).toContain('20 more goals are in the success metrics report.');
  });
});

describe('an outcome report at its edges', () => {
  it('with nothing confirmed has no ROI, no multiple and no waterfall, and calls the estimate one', () => {
    const { weak } = reportCases;
    expect(said(weak, 'summary').slice(0, 2)).toEqual([
      'Total value delivered: nothing confirmed by the customer yet',
      'Beside it: $27,087.10 estimated, not confirmed',
    ]);
    expect(said(weak, 'roi')).toContain(REASONS.nothing_confirmed);
    expect(chartOf(weak, 'net_value')).toBeUndefined();
    const keys = figuresOf(outcomeReport(weak)).map(({ key }) => key);
    expect(keys).not.toContain('value.multiple');
    expect(keys).not.toContain('value.roi_confirmed');
  });

  it('of a loss shows it below zero, in figures and in the picture', () => {
    expect(said(reportCases['loss-making'], 'roi')).toEqual(
      expect.arrayContaining(['Net value: -$72,856.16', 'ROI: -70.08%', 'Value multiple: 0.3x']),
    );
    expect(chartOf(reportCases['loss-making'], 'net_value')).toMatchObject({
      steps: [{ value: -103_956.16 }, { value: 31_100 }, { value: -72_856.16 }],
    });
  });

  it('while a quantity counts twice keeps the figures of before, and sums and draws nothing', () => {
    const blocked = reportCases['double-count'];
    expect(said(blocked, 'summary')).toContain(
      'Key achievement: not told while a quantity counts twice',
    );
    expect(said(blocked, 'roi')[0]).toContain('The figures are those of before');
    expect(said(blocked, 'outcomes').some((row) => row.startsWith('Total'))).toBe(false);
    expect(chartOf(blocked, 'net_value')).toBeUndefined();
    expect(said(blocked, 'outcome_trends')).toEqual([
      'No trend while two lines count the same quantity. Exclude one of them.',
    ]);
    expect(outcomeReport(blocked).draft.map(({ code }) => code)).toContain('double_count');
  });

  it('without a first day of the contract does not guess since when they are a customer', () => {
    const { head } = outcomeReport({ ...reportCases.strong, customerSince: null });
    expect(head[2]).toEqual({ label: 'Customer since', text: ['not known'] });
  });

  it('without a cost has no investment, and says why there is no ROI', () => {
    const { value } = reportCases.strong.snapshot;
    const figures = { ...value.figures, investment: null, roiConfirmed: null, multiple: null };
    const free = withValue(reportCases.strong, { figures, netValue: null, reason: 'no_cost' });
    expect(outcomeReport(free).head[3]).toEqual({ label: 'Investment', text: ['not known'] });
    expect(said(free, 'roi')).toContain(REASONS.no_cost);
    expect(said(free, 'next_phase')).toContain(`Return so far: ${REASONS.no_cost}`);
  });

  it('without goals and value says so in every part', () => {
    const nothing = withValue(reportCases['no-goals'], { lines: [], trend: [] });
    expect(said(nothing, 'outcomes')).toEqual(['No goals and no value recorded yet.']);
    expect(said(nothing, 'outcome_details')).toEqual(['No goals and no value recorded yet.']);
    expect(said(nothing, 'summary')).toContain('Outcome status: no goals defined');
    expect(said(nothing, 'outcome_trends')).toEqual([
      'No trend yet: no value counts in the period.',
    ]);
    expect(said(nothing, 'proven')).toEqual([
      'Nothing is proven yet: no agreement is achieved and no value is confirmed.',
    ]);
  });

  it.each([
    ['yen', /¥210,677|¥21,067,742/],
    ['dinar', /KWD 21,067\.74 /],
  ] as const)('writes amounts with the digits of its currency (%s)', (name, written) => {
    expect(said(reportCases[name], 'outcome_efficiency_value').join(' ')).toMatch(written);
  });
});

describe('outcome trends (O31, C04)', () => {
  it('have a row a quarter and end at the totals of the period', () => {
    const rows = said(reportCases.strong, 'outcome_trends').filter((row) => row.includes(' | '));
    expect(rows[0]).toBe(
      'Q3 2025 (Sep 1, 2025 to Sep 30, 2025) | $21,000 | $9,239.67 | $21,000 | $9,239.67 | -34.15% | -34.15%',
    );
    const [, , , confirmed, estimated, , roi] = rows.at(-1)?.split(' | ') ?? [];
    expect([confirmed, estimated, roi]).toEqual(['$210,677.42', '$93,027.07', '102.66%']);
  });

  it('are drawn with the ledgers apart, in the same figures', () => {
    const { trend } = reportCases.strong.snapshot.value;
    expect(chartOf(reportCases.strong, 'value_by_quarter')).toMatchObject({
      stacked: true,
      categories: ['Q3 2025', 'Q4 2025', 'Q1 2026', 'Q2 2026', 'Q3 2026'],
      series: [
        { name: 'Confirmed', values: trend.map(({ confirmed }) => confirmed / 100) },
        { name: 'Estimated', values: trend.map(({ estimated }) => estimated / 100) },
      ],
    });
  });

  it.each([
    ['2026-01-01', '2026-03-31', 'Q1 2026'],
    ['2026-01-02', '2026-03-31', 'Q1 2026 (Jan 2, 2026 to Mar 31, 2026)'],
    ['2026-10-01', '2026-12-30', 'Q4 2026 (Oct 1, 2026 to Dec 30, 2026)'],
    ['2026-07-01', '2026-07-01', 'Q3 2026 (Jul 1, 2026)'],
    ['2024-10-01', '2024-12-31', 'Q4 2024'],
  ] satisfies [TrendRow['from'], TrendRow['to'], string][])(
    'call %s to %s %s',
    (from, to, name) => {
      expect(quarterWithDays({ from, to })).toBe(name);
    },
  );
});

describe('usage that drives outcomes (O29)', () => {
  it('tells volume and value per unit, below a cent too, or why there is none', () => {
    expect(said(reportCases.strong, 'usage').slice(0, 3)).toEqual([
      'tour_planned | 18,240 | Planning hours saved | $3.27',
      'position_reported | 61,500,000 | Fuel saved | $0.0034',
      `claim_filed | – | Penalties avoided | ${REASONS.volume_unknown}`,
    ]);
  });

  it.each([
    [1234.5, 'USD', '$1,234.50'],
    [0.01, 'USD', '$0.01'],
    [0.009, 'USD', '$0.009'],
    [0.00123, 'USD', '$0.0012'],
    [0, 'USD', '$0'],
    [0.5, 'JPY', '¥0.5'],
    [1, 'JPY', '¥1'],
    [0.0005, 'KWD', 'KWD 0.0005'],
    [null, 'USD', 'not known'],
  ])('a price of %s %s reads %s', (value, currency, text) => {
    expect(words.unitPrice(value, currency).replaceAll('\u00a0', ' ')).toBe(text);
  });
});

describe('peers (O33, C26)', () => {
  it('are shown with the cohort, their number, and the account beside their average and best quarter', () => {
    expect(said(reportCases.strong, 'peers').slice(0, 4)).toEqual([
      'Compared with: Software, 201-1000 employees.',
      'ROI | 102.66% | 32% | 58% | 14',
      'Value per user | $1,264.76 | $985 | $1,277.50 | 14',
      'Goals achieved | 33.33% | 37.14% | 60% | 14',
    ]);
    expect(chartOf(reportCases.strong, 'peers_percent')).toMatchObject({
      categories: ['ROI', 'Goals achieved'],
      series: [{ values: [102.66, 33.33] }, { values: [32, 37.14] }, { values: [58, 60] }],
    });
  });

  it('that are too few are hidden, and the report says so', () => {
    expect(said(reportCases['thirty-goals'], 'peers')).toEqual([
      'Peers hidden: 4 comparable accounts, at least 10 are needed.',
    ]);
    const charts = chartsOf(outcomeReport(reportCases['thirty-goals']));
    expect(charts.filter(({ id }) => id.startsWith('peers'))).toEqual([]);
  });
});

describe('what is for our own people alone', () => {
  const customer = (sources: ReportSources) =>
    allSections(outcomeReport({ ...sources, audience: 'customer' }).sections).map(({ id }) => id);

  it('is what could be, what to do, and what is not proven', () => {
    const ids = customer(reportCases.strong);
    for (const id of ['opportunities', 'value_recommendations', 'not_proven', 'next_hypotheses']) {
      expect(sectionOf(outcomeReport(reportCases.strong), id).seenBy).toBe('internal');
      expect(ids).not.toContain(id);
    }
    expect(ids).toContain('proven');
  });

  it('is the story in the other tones', () => {
    const copy = { ...reportCases.strong, audience: 'customer' } as const;
    expect(said(copy, 'value_story')).toHaveLength(1);
    expect(said(reportCases.strong, 'value_story')).toHaveLength(3);
  });
});

describe('recommendations (O34)', () => {
  it('have their three parts, each with the fact that it rests on', () => {
    const [maximize, opportunity, documentation] = said(reportCases.acme, 'value_recommendations');
    expect(maximize).toMatch(/^Maximize existing value: .*40% of the key features used\./);
    expect(opportunity).toMatch(/^New value opportunity: None is recorded\./);
    expect(documentation).toMatch(
      /^Documentation: Record the evidence for "Correction time saved"/,
    );
  });

  it('name the largest opportunity that somebody recorded', () => {
    expect(said(reportCases.strong, 'value_recommendations')[1]).toBe(
      'New value opportunity: New value: Driver coaching from telematics. Start with the twenty longest routes. Worth $60,000 a year. Effort: medium.',
    );
  });

  it('of an account in trouble speak of the goal that holds its value back', () => {
    expect(said(reportCases.weak, 'value_recommendations')[0]).toContain(
      '"Fewer items out of stock" will miss its deadline of Aug 31, 2026',
    );
  });
});
