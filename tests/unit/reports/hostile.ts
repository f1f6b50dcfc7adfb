import type { Report } from '@attain/shared/reports/report';

import { someColumns, someGauge, someLines, someWaterfall } from '../../reports/charts.ts';

/** Names as somebody may type them who means no good, or knows no better. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'a | b \\| c',
  '**bold** _it_ `code` ~~gone~~ # 1. - + > [a](javascript:x) ![b](c) <!-- d -->',
  ']] > ]]> &amp; &lt; & \\',
  '```',
  'line\nbreak\r\nand\ttab',
  '\u202Ereversed\u202C and \u2066isolated',
  'control \u0000\u0007 and half \uD83D letters',
  'אקמה (2024) 50% | בע"מ',
  '1. not a list',
  '# not a title',
  '2026.',
  '---',
  '- - -',
  '===',
  '+',
  '-',
] as const;

/** A report of every kind of block in which every text is `name`. */
export function reportOf(name: string, overrides: Partial<Report> = {}): Report {
  const figure = { kind: 'figure', key: 'k', unit: 'money', value: 5, text: '$5', ref: 1 } as const;
  const chart = { title: name, alt: name };
  const base: Report = {
    kind: 'outcome',
    title: `Business Outcome Report: ${name}`,
    audience: 'internal',
    companyId: '512',
    companyName: name,
    day: '2026-07-01',
    scoredAt: '2026-07-01T12:00:00.000Z',
    restated: false,
    modelVersion: '1.0.0',
    currency: 'USD',
    period: { from: '2026-01-01', to: '2026-07-01', label: 'year to date' },
    draft: [],
    head: [{ label: 'Account', text: [name] }],
    sections: [
      {
        id: `goal_${name}`,
        title: name,
        blocks: [
          { kind: 'paragraph', text: [name, figure, name, { kind: 'strong', text: name }] },
          { kind: 'facts', facts: [{ label: name, text: [name, figure], standing: 'good' }] },
          { kind: 'list', ordered: true, items: [{ label: name, text: [name] }, { text: [name] }] },
          { kind: 'list', ordered: false, items: [{ text: [name] }] },
          {
            kind: 'table',
            columns: [
              { title: name, align: 'left' },
              { title: 'Value', align: 'right' },
            ],
            rows: [[{ text: [name], standing: 'warning' }, { text: [figure] }]],
            total: [{ text: [{ kind: 'strong', text: name }] }, { text: [figure] }],
          },
          {
            kind: 'calculation',
            rows: [
              { label: name, text: [figure] },
              { label: 'ROI', text: [name], ruleBefore: true },
            ],
          },
          { kind: 'chart', chart: someGauge({ ...chart, id: `g${name}`, unitName: name }) },
          {
            kind: 'chart',
            chart: someLines({
              ...chart,
              id: `l${name}`,
              series: [{ name, role: 'measured', points: [{ on: '2026-01-01', value: 3 }] }],
            }),
          },
          {
            kind: 'chart',
            chart: someColumns({
              ...chart,
              id: `c${name}`,
              categories: [name, 'b'],
              series: [
                { name, values: [1, 2] },
                { name: 'other', values: [3, 4] },
              ],
            }),
          },
          {
            kind: 'chart',
            chart: someWaterfall({
              ...chart,
              id: `w${name}`,
              steps: [{ name, value: -3, role: 'total' }],
            }),
          },
          { kind: 'quote', text: name, by: name },
          { kind: 'notice', text: name },
        ],
        sections: [],
      },
    ],
    references: [
      {
        ref: 1,
        key: 'k',
        title: name,
        text: '$5',
        formula: name,
        inputs: [{ name, text: name }],
        assumptions: [name],
        ledger: 'estimated',
        factor: 0.8,
      },
    ],
  };
  return { ...base, ...overrides };
}
