import type { Chart } from '@attain/shared/reports/chart';
import type { Figure } from '@attain/shared/reports/figure';
import { References } from '@attain/shared/reports/references';
import type { Block, Report, Section } from '@attain/shared/reports/report';

/** A name in two scripts, with a bracket that must be turned and a number that must not wander. */
export const HEBREW_NAME = 'חברת האור הגדול (ישראל) 24';
export const ARABIC_NAME = 'شركة النور للتجارة';
const LONG_WORD =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const references = new References();

function money(key: string, value: number, text: string): Figure {
  return references.cite(
    { key, unit: 'money', value, text },
    {
      title: `Value of ${key}`,
      formula: `40 hours x $90 an hour x 46 weeks = ${text}`,
      inputs: [
        { name: 'Hours saved a week', text: '40 (read Mar 9, 2026)' },
        { name: 'Cost of an hour', text: '$90' },
      ],
      assumptions: ['An hour saved is an hour worked elsewhere.'],
      ledger: 'confirmed',
      factor: 0.8,
    },
  );
}

const confirmed = money('value.confirmed', 165600, '$165,600');
const estimated = money('value.estimated', 48000.5, '$48,000.50');
const cost = money('value.cost', 60000, '$60,000');
const net = money('value.net', 105600, '$105,600');

export const SPECIMEN_CHARTS: readonly Chart[] = [
  {
    kind: 'gauge',
    id: 'score',
    title: 'Success score',
    alt: 'The success score is 83.62 of 100, which is good.',
    unit: 'score',
    unitName: 'points',
    value: 83.62,
    max: 100,
    bands: [
      { to: 40, name: 'Weak', standing: 'bad' },
      { to: 70, name: 'Fair', standing: 'warning' },
      { to: 100, name: 'Good', standing: 'good' },
    ],
  },
  {
    kind: 'lines',
    id: 'trend',
    title: 'Tickets answered within a day',
    alt: 'From 40% in January to 71% in May; the agreed path ends at 90% in September.',
    unit: 'percent',
    unitName: '%',
    series: [
      {
        name: 'Measured',
        role: 'measured',
        points: [
          { on: '2026-01-31', value: 40 },
          { on: '2026-02-28', value: 52 },
          { on: '2026-03-31', value: 50 },
          { on: '2026-05-31', value: 71 },
        ],
      },
      {
        name: 'Agreed path',
        role: 'path',
        points: [
          { on: '2026-01-01', value: 40 },
          { on: '2026-09-30', value: 90 },
        ],
      },
    ],
  },
  {
    kind: 'columns',
    id: 'quarters',
    title: 'Value by quarter and ledger',
    alt: 'Confirmed value rises from $20,000 to $80,000; estimated value is $48,000 in the last quarter.',
    unit: 'money',
    unitName: 'USD',
    stacked: true,
    categories: ['Q3 2025', 'Q4 2025', 'Q1 2026', 'Q2 2026'],
    series: [
      { name: 'Confirmed', values: [20000, 25000, 40600, 80000] },
      { name: 'Estimated', values: [null, null, null, 48000.5] },
    ],
  },
  {
    kind: 'waterfall',
    id: 'waterfall',
    title: 'From investment to net value',
    alt: 'An investment of $60,000, value of $165,600, a net value of $105,600.',
    unit: 'money',
    unitName: 'USD',
    steps: [
      { name: 'Investment', value: -60000, role: 'total' },
      { name: 'Support hours', value: 100000, role: 'change' },
      { name: 'Churn avoided', value: 65600, role: 'change' },
      { name: 'Net value', value: 105600, role: 'total' },
    ],
  },
];

const BLOCKS: readonly Block[] = [
  {
    kind: 'paragraph',
    text: [
      'Value of ',
      confirmed,
      ' is confirmed by ',
      { kind: 'strong', text: HEBREW_NAME },
      '; another ',
      estimated,
      ' is estimated → not added to it. A sign that no font has: \u{13000}, and 日本.',
    ],
  },
  {
    kind: 'facts',
    facts: [
      { label: 'Account', text: [`${ARABIC_NAME} and ${HEBREW_NAME}`] },
      { label: 'Status', text: ['On track'], standing: 'good' },
      { label: 'Pace', text: ['Behind'], standing: 'warning' },
      { label: 'Sponsor', text: ['Gone'], standing: 'bad' },
      { label: 'Sentiment', text: ['Not known'], standing: 'unknown' },
    ],
  },
  {
    kind: 'list',
    ordered: true,
    items: [
      { label: 'First', text: ['Agree the next target.'] },
      { text: ['Confirm ', estimated, '.'] },
    ],
  },
  { kind: 'list', ordered: false, items: [{ text: [HEBREW_NAME] }, { text: [LONG_WORD] }] },
  {
    kind: 'table',
    columns: [
      { title: 'Line', align: 'left' },
      { title: 'Status', align: 'left' },
      { title: 'Amount', align: 'right' },
    ],
    rows: [
      [{ text: [LONG_WORD] }, { text: ['On track'], standing: 'good' }, { text: [confirmed] }],
      [
        { text: [`${HEBREW_NAME} / Support hours`] },
        { text: ['At risk'], standing: 'warning' },
        { text: [cost] },
      ],
    ],
    total: [{ text: ['Sum'] }, { text: [] }, { text: [net] }],
  },
  {
    kind: 'calculation',
    rows: [
      { label: 'Confirmed value', text: [confirmed] },
      { label: 'Investment', text: [cost] },
      { label: 'Net value', text: [net], ruleBefore: true },
    ],
  },
  {
    kind: 'quote',
    text: 'We answer in hours what took days. <b>No</b> & "never" \\ again.',
    by: 'Head of Support',
  },
  {
    kind: 'quote',
    text: 'השירות השתפר מאוד מאז שהתחלנו לעבוד עם המערכת, וכל הצוות שלנו מרוצה מהתוצאות שהשגנו ברבעון האחרון של השנה.',
    by: 'מנהלת התמיכה',
  },
  { kind: 'notice', text: 'Baseline not set. Cannot calculate progress.' },
  ...SPECIMEN_CHARTS.map((chart): Block => ({ kind: 'chart', chart })),
];

const SECTIONS: readonly Section[] = [
  { id: 'every-block', title: 'Every block', blocks: BLOCKS, sections: [] },
  {
    id: 'nested',
    title: 'Goals',
    blocks: [],
    sections: [
      {
        id: 'a',
        title: `Goal for ${HEBREW_NAME}`,
        blocks: [BLOCKS[0]!, BLOCKS[4]!],
        sections: [{ id: 'deep', title: 'Why', blocks: [BLOCKS[8]!], sections: [] }],
      },
      { id: 'b', title: LONG_WORD, blocks: [], sections: [] },
    ],
  },
];

/** A report with every kind of block and chart in it, and the names that break a page. */
export const SPECIMEN: Report = {
  kind: 'success',
  title: 'Account Success Metrics',
  audience: 'internal',
  companyId: '501',
  companyName: `Acme & ${HEBREW_NAME}`,
  day: '2026-06-30',
  scoredAt: '2026-06-30T06:00:00.000Z',
  restated: false,
  modelVersion: '12',
  currency: 'USD',
  period: { from: '2025-07-01', to: '2026-06-30', label: 'contract to date' },
  period: { from: '2025-07-01', to: '2026-06-30', label: 'trailing 12 months' },
  draft: [
    {
      code: 'stale_input',
      text: 'Hours saved a week was last read on Jan 9, 2026, longer ago than the 90 days allowed. Record a new reading.',
    },
  ],
  head: [
    { label: 'Success score', text: ['Good'] },
    { label: 'Confirmed value', text: [confirmed] },
  ],
  sections: SECTIONS,
  references: references.list(),
};
