import { REASONS } from '@attain/shared/domain/basics/reasons';
import type { ReportSources } from '@attain/shared/reports/report-sources';
import { vlaReport } from '@attain/shared/reports/vla/vla-report';
import { plain } from '@attain/shared/reports/report-words';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { TODAY } from '../../reports/cases/parts.ts';
import { sourcesOf } from '../../reports/cases/sources.ts';
import { readings, someAccount, someCommitment, someGoal, someMetric } from '../domain/builders.ts';
import { sectionOf, wordsOf } from './reports-of.ts';

const said = (sources: ReportSources, section: string) =>
  wordsOf(sectionOf(vlaReport(sources), section));
const headOf = (sources: ReportSources) =>
  vlaReport(sources).head.map(({ label, text }) => `${label}: ${plain(text)}`);

describe('the head of a VLA status report', () => {
  it('has attainment capped and not, its status, and over how many agreements it is (V21, C13)', () => {
    expect(headOf(reportCases.acme)).toEqual([
      'Account: Acme Corp',
      'Review period: Dec 15, 2025 to Dec 31, 2025 (since the last review)',
      'Overall attainment: 76.24% (At risk); 90.31% with what exceeds its target',
      'Coverage: 3 of 3 agreements measured',
      'Furthest behind: Increase team efficiency',
    ]);
  });

  it.each([
    ['no-goals', 'Overall attainment: None in force'],
    ['no-baseline', 'Overall attainment: Not measurable yet'],
    ['missing-data', 'Coverage: 1 of 2 agreements measured'],
    ['young', 'Review period: Jun 10, 2026 to Jul 1, 2026'],
  ] as const)('of %s says %s', (name, line) => {
    expect(headOf(reportCases[name])).toContain(line);
  });
});

describe('the body of a VLA status report', () => {
  it('has a row an agreement, those of several measures with a row each, the worst first (V22)', () => {
    expect(said(reportCases.weak, 'vla_summary')).toEqual([
      'Fewer items out of stock |  |  |  | Off track, 16.7%',
      '– Items out of stock | 9% | 4% | 8.2% | 16%',
      '– Forecast accuracy | 62% | 85% | 66% | 17.39%',
      'Faster shelf checks |  |  |  | Off track, 45%',
      '– Minutes per shelf check | 40 minutes | 20 minutes | 32 minutes | 40%',
      '– Milestones | – | 2 | 1 done | Open',
    ]);
    expect(said(reportCases.young, 'vla_summary')).toEqual([
      'Shorter changeovers | 95 minutes | 60 minutes | 93 minutes | Off track, 5.71%',
    ]);
  });

  it('says why an agreement is not measured', () => {
    expect(said(reportCases['no-baseline'], 'vla_summary')).toEqual([
      `Fewer calls about bills | not set | 900 calls | 1,100 calls | Not measurable yet. ${REASONS.baseline_not_set}`,
    ]);
    expect(said(reportCases['no-baseline'], 'next_review')).toContain(
      `"Fewer calls about bills" is not measured: ${REASONS.baseline_not_set}`,
    );
  });

  it('tells progress, trend, pace and outlook of each agreement (V23, V24, C11)', () => {
    expect(
      wordsOf({ ...sectionOf(vlaReport(reportCases.weak), 'vla_stock'), sections: [] }),
    ).toEqual([
      'Status: Off track',
      'Progress: 16.7% toward the target; 82.97% expected by now',
      'Trend: → steady against the last period',
      'Pace: 0.2x what was expected by now',
      'Target date: Aug 31, 2026 (will miss: "Items out of stock" is not in sight)',
      'Owner: Marta Vidal (Head of supply)',
      expect.stringContaining('Items out of stock went from 9% on Sep 1, 2025 to 8.2%'),
    ]);
  });

  it('keeps blockers that speak of our own inputs from the customer (V26)', () => {
    const inside = said(reportCases.weak, 'vla_stock_blockers');
    const outside = said({ ...reportCases.weak, audience: 'customer' }, 'vla_stock_blockers');
    expect(inside).toContain('Weekly active users: 58.5 users a week on 400 seats.');
    expect(outside).toEqual(inside.slice(0, 3));
  });

  it('names who signed which terms, and every change with the customer who agreed to it (C27)', () => {
    const words = said(reportCases.weak, 'sign_off');
    expect(words).toEqual([
      'Fewer items out of stock | Version 2 | Dana Fox (executive), Jan 20, 2026; Marta Vidal (customer), Jan 22, 2026',
      'Faster shelf checks | Version 1 | Dana Fox (executive), Sep 5, 2025; Jon Blake (customer), Sep 5, 2025',
      'Fewer items out of stock, version 2: Target of "Items out of stock" from 3 to 4. Approved by Marta Vidal on Jan 22, 2026. Reason: Two regions join only in spring.',
      'Faster shelf checks: Target date from Aug 31, 2026 to Dec 31, 2026. Proposed on Jun 12, 2026. Reason: Scanners arrive late. The signed terms hold until it is agreed.',
    ]);
    expect(said(reportCases.acme, 'approved_changes')).toEqual([
      'No target, baseline or date was changed since the sign-off.',
    ]);
  });

  it('recommends three things to our own people, the agreement that is worst off first (V27)', () => {
    const { seenBy, blocks } = sectionOf(vlaReport(reportCases.weak), 'recommendations');
    expect(seenBy).toBe('internal');
    expect(blocks[0]?.kind === 'list' && blocks[0].items).toHaveLength(3);
    expect(wordsOf({ blocks, sections: [] })[0]).toContain('"Fewer items out of stock" will miss');
  });

  it('names the next review and what there is to talk about (V28)', () => {
    const words = said(reportCases.weak, 'next_review');
    expect(words[0]).toBe('Date: May 21, 2026 (overdue)');
    expect(words).toContain('The changed terms of "Faster shelf checks" wait for sign-off.');
    expect(said(reportCases.strong, 'focus_areas')).toEqual([
      '"Plan tours faster" is at risk at 73% of its target.',
    ]);
    const reached = someGoal({
      metrics: [someMetric({ readings: readings(['2026-06-30', 100]) })],
      commitment: someCommitment(),
    });
    expect(said(sourcesOf(someAccount({ goals: [reached] }), TODAY), 'focus_areas')).toEqual([
      'Every agreement is on its way: agree on what comes next.',
    ]);
  });
});
