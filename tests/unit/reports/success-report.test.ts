import { REASONS } from '@attain/shared/domain/basics/reasons';
import { figuresOf } from '@attain/shared/reports/customer-copy';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import { successReport } from '@attain/shared/reports/success/success-report';
import { plain } from '@attain/shared/reports/report-words';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { allSections, sectionOf, wordsOf } from './reports-of.ts';

const said = (sources: ReportSources, section: string) =>
  wordsOf(sectionOf(successReport(sources), section));

describe('the success report of the worked example', () => {
  const report = successReport(reportCases.acme);
  const figures = new Map(figuresOf(report).map(({ key, text }) => [key, text]));

  it('prints the corrected figures of the example (C02, C05, C15, C16)', () => {
    const printed = Object.fromEntries(
      [
        'success.score',
        'success.goals_scored',
        'success.goals_total',
        'success.goals_on_track',
        'success.goals_at_risk',
        'goal:reporting.progress',
        'goal:accuracy.progress',
        'goal:efficiency.progress',
        'goal:reporting.metric:reports.progress',
        'goal:efficiency.metric:adoption.progress',
        'value.confirmed',
        'value.investment',
        'value.net',
        'value.roi_confirmed',
        'value.multiple',
      ].map((key) => [key, figures.get(key)]),
    );
    expect(printed).toEqual({
      'success.score': '82.18',
      'success.goals_scored': '4',
      'success.goals_total': '5',
      'success.goals_on_track': '3',
      'success.goals_at_risk': '1',
      'goal:reporting.progress': '142.22%',
      'goal:accuracy.progress': '88.72%',
      'goal:efficiency.progress': '40%',
      'goal:reporting.metric:reports.progress': '166.67%',
      'goal:efficiency.metric:adoption.progress': '50%',
      'value.confirmed': '$210,600',
      'value.investment': '$150,000',
      'value.net': '$60,600',
      'value.roi_confirmed': '40.4%',
      'value.multiple': '1.4x',
    });
  });

  it('has the sections of the document, in its order', () => {
    expect(report.title).toBe('Account Success Metrics: Acme Corp');
    expect(report.head.map(({ label, text }) => `${label}: ${plain(text)}`)).toEqual([
      'Period: Contract start (Jan 1, 2025) to present',
      'Updated: Dec 31, 2025',
    ]);
    expect(report.sections.map(({ title }) => title)).toEqual([
      'Overall success score',
      'Executive summary',
      'Success goals overview',
      'Goal details',
      'Before and after',
      'Quantified value',
      'Success metrics trends',
      'Benchmark comparison',
      'Upcoming milestones',
    ]);
  });

  it('says why a goal without baseline has no progress, and does not count it', () => {
    const row = said(reportCases.acme, 'goals_overview').find((each) =>
      each.startsWith('Enable self-service'),
    );
    expect(row).toBe(
      `Enable self-service | Not scored | – | 88% vs 90% target. ${REASONS.baseline_not_set}`,
    );
  });

  it('shows the excluded line to our own people alone, and counts it nowhere', () => {
    const value = sectionOf(report, 'goal_accuracy_value');
    expect(wordsOf(value)).toContain(
      'Error reduction: Excluded: another line counts the same quantity.',
    );
    expect(figures.get('line:error-reduction.counted')).toBeUndefined();
    const copy = successReport({ ...reportCases.acme, audience: 'customer' });
    expect(JSON.stringify(copy)).not.toContain('Error reduction');
  });

  it('hands a customer the quote that may go outside, word for word', () => {
    const copy = successReport({ ...reportCases.acme, audience: 'customer' });
    const quotes = allSections(copy.sections).flatMap(({ blocks }) =>
      blocks.filter(({ kind }) => kind === 'quote'),
    );
    expect(quotes).toEqual([
      {
        kind: 'quote',
        text: 'What used to take us half a day now takes 20 minutes. The team loves it.',
        by: 'Sarah Chen, VP Ops, Dec 15, 2025',
      },
    ]);
  });

  it('takes a figure of the value lines apart: formula, assumptions, ledger and factor', () => {
    const { references } = successReport(reportCases.strong);
    const line = references.find(({ key }) => key === 'line:planning-time.counted');
    expect(line).toMatchObject({
      title: 'Planning hours saved',
      text: '$59,712',
      formula: '(310 hours a month x $48 x 0.5 realisation, over 304 days) x 0.8 confidence',
      ledger: 'estimated',
      factor: 0.8,
    });
    expect(line?.assumptions).toEqual([
      'Three dispatchers, 21 working days a month.',
      '50% of the hours turn into money.',
      'Stated by the customer, not confirmed: counted at 80%.',
      'Counted by the day from Sep 1, 2025 to Aug 31, 2026.',
    ]);
  });
});

describe('what is missing in a success report says why', () => {
  it.each([
    ['no-goals', 'success_score', REASONS.no_goals],
    ['no-goals', 'goals_overview', REASONS.no_goals],
    ['no-baseline', 'success_score', REASONS.baseline_not_set],
    ['no-goals', 'quantified_value', 'No value recorded yet.'],
    ['no-goals', 'quantified_value', REASONS.nothing_confirmed],
    ['single-ledger', 'roi', REASONS.nothing_confirmed],
    ['loss-making', 'trends', 'No plateau, fall or recovery to report.'],
    ['no-goals', 'trends', 'No trend yet: it takes two readings of a metric, or two months.'],
    ['no-goals', 'benchmarks', 'Peers hidden: 0 comparable accounts, at least 10 are needed.'],
    ['no-goals', 'milestones', 'No milestone and no review is planned.'],
    [
      'missing-data',
      'quantified_value',
      'No value counts yet: every line is disputed, excluded or incomplete.',
    ],
    ['acme', 'roi', 'ROI on subscription only (other costs not supplied).'],
  ] as const)('%s, %s: %s', (name, section, why) => {
    expect(said(reportCases[name], section)).toContain(why);
  });

  it('an account that loses money is told its loss', () => {
    const roi = said(reportCases['loss-making'], 'roi');
    expect(roi).toContain('Net value: -$72,856.16');
    expect(roi).toContain('ROI: -70.08%');
  });

  it('while a quantity is counted twice, the figures of before stand, with a word, and no total is made of the lines', () => {
    const words = said(reportCases['double-count'], 'quantified_value');
    expect(words[0]).toContain('both count Correction hours saved');
    expect(words.filter((each) => each.startsWith('Total'))).toEqual([]);
    expect(words).toContain('ROI: 40.4%');
    expect(words).toContain(
      'The figures below are those of before the double count. They stay until one of the two lines is excluded.',
    );
  });
});

describe('thirty goals', () => {
  const report = successReport(reportCases['thirty-goals']);

  it('are all in the overview, and told in full where they need attention most', () => {
    expect(wordsOf(sectionOf(report, 'goals_overview')).length).toBeGreaterThanOrEqual(30);
    const details = sectionOf(report, 'goal_details').sections;
    expect(details).toHaveLength(11);
    expect(details.at(-1)?.id).toBe('other_goals');
    expect(wordsOf(sectionOf(report, 'other_goals'))).toHaveLength(20);
  });

  it('do not put more lines into a chart than can be told apart', () => {
    const chart = sectionOf(report, 'trends').blocks[0];
    expect(chart).toMatchObject({ kind: 'chart' });
    expect(
      chart?.kind === 'chart' && chart.chart.kind === 'lines' && chart.chart.series,
    ).toHaveLength(6);
    expect(said(reportCases['thirty-goals'], 'trends')).toContain(
      'The chart shows 6 of 29 metrics, goals at risk first.',
    );
  });
});

describe('before and after (L19)', () => {
  it('stand side by side with the change, and with what the customer confirmed that it was worth', () => {
    expect(said(reportCases.acme, 'before_after')).toEqual([
      'Increase team efficiency | Tasks/person/day | 15 tasks | 18 tasks | +3 tasks, +20% | –',
      ' | System adoption | 40% | 65% | +25 pp, +62.5% relative | ',
      ' | Process automation | 0 workflows | 4 workflows | +4 workflows | ',
      'Reduce reporting time | Time to create report | 4 hours | 1.2 hours | -2.8 hours, -70% | $100,800 Reporting time saved',
      ' | Reports created/week | 10 reports | 35 reports | +25 reports, +250% | ',
      ' | Manual steps eliminated | 0 steps | 18 steps | +18 steps | ',
      'Improve data accuracy | Data error rate | 12% | 3.8% | -8.2 pp, -68.3% relative | $64,800 Correction time saved',
      ' | Manual corrections/week | 45 corrections | 8 corrections | -37 corrections, -82.2% | ',
      ' | Audit findings/quarter | 15 findings | 4 findings | -11 findings, -73.3% | ',
    ]);
  });

  it('of an account without a baseline and a reading have no section', () => {
    const { sections } = successReport(reportCases['no-baseline']);
    expect(sections.map(({ id }) => id)).not.toContain('before_after');
  });
});
