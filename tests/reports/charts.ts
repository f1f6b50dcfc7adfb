import { addMonths } from '@attain/shared/domain/basics/time';
import type {
  Chart,
  ColumnsChart,
  GaugeChart,
  LinesChart,
  WaterfallChart,
} from '@attain/shared/reports/chart';

export function someGauge(overrides: Partial<GaugeChart> = {}): GaugeChart {
  return {
    kind: 'gauge',
    id: 'score',
    title: 'Overall success score',
    alt: 'A success score of 83.62 out of 100: strong.',
    unit: 'score',
    unitName: 'of 100',
    value: 83.62,
    max: 100,
    bands: [
      { to: 50, name: 'Weak', standing: 'bad' },
      { to: 65, name: 'Fair', standing: 'warning' },
      { to: 80, name: 'Good', standing: 'good' },
      { to: 100, name: 'Strong', standing: 'good' },
    ],
    ...overrides,
  };
}

/** Values at the ends of months from 31 January 2026 on. */
export function monthlyPoints(
  ...values: readonly number[]
): LinesChart['series'][number]['points'] {
  return values.map((value, n) => ({ on: addMonths('2026-01-31', n), value }));
}

export function someLines(overrides: Partial<LinesChart> = {}): LinesChart {
  return {
    kind: 'lines',
    id: 'trend',
    title: 'Time to create a report against the agreed path',
    alt: 'Time to create a report went from 4 hours to 1.2 hours.',
    unit: 'metric',
    unitName: 'hours',
    series: [
      {
        name: 'Time to create a report',
        role: 'measured',
        points: monthlyPoints(4, 3.4, 2.1, 1.6, 1.2),
      },
      {
        name: 'Agreed path',
        role: 'path',
        points: [
          { on: '2026-01-31', value: 4 },
          { on: '2026-09-30', value: 2 },
        ],
      },
    ],
    ...overrides,
  };
}

export function someColumns(overrides: Partial<ColumnsChart> = {}): ColumnsChart {
  return {
    kind: 'columns',
    id: 'quarters',
    title: 'Value by quarter and ledger',
    alt: 'Confirmed value rose from $42,000 to $165,600.',
    unit: 'money',
    unitName: 'USD',
    stacked: false,
    categories: ['Q1 2026', 'Q2 2026', 'Q3 2026', 'Q4 2026'],
    series: [
      { name: 'Confirmed', values: [42_000, 88_250.5, 120_000, 165_600] },
      { name: 'Estimated', values: [null, 0, 36_000, 64_800] },
    ],
    ...overrides,
  };
}

export function someWaterfall(overrides: Partial<WaterfallChart> = {}): WaterfallChart {
  return {
    kind: 'waterfall',
    id: 'net',
    title: 'From investment to net value',
    alt: 'An investment of $150,000 brought $275,400: a net value of $125,400.',
    unit: 'money',
    unitName: 'USD',
    steps: [
      { name: 'Investment', value: -150_000, role: 'total' },
      { name: 'Time savings', value: 165_600, role: 'change' },
      { name: 'Error reduction', value: 64_800, role: 'change' },
      { name: 'Tool consolidation', value: 45_000, role: 'change' },
      { name: 'Net value', value: 125_400, role: 'total' },
    ],
    ...overrides,
  };
}

const LONG =
  'Average handling time of support requests that reach the second line | "escalated" <within> 24 hours';

/** Every kind of chart at its edges. */
export const chartCases = {
  gauge: someGauge(),
  'gauge without a value': someGauge({ value: null }),
  'gauge at an edge': someGauge({ value: 65 }),
  'gauge at its end': someGauge({ value: 100 }),
  'gauge beyond its end': someGauge({ value: 140 }),
  lines: someLines(),
  'lines with one point': someLines({
    series: [{ name: 'Errors', role: 'measured', points: [{ on: '2026-03-05', value: 12 }] }],
  }),
  'lines of some days': someLines({
    series: [
      {
        name: 'Errors',
        role: 'measured',
        points: [
          { on: '2025-12-28', value: 3 },
          { on: '2026-01-04', value: 3 },
          { on: '2026-01-20', value: 3 },
        ],
      },
    ],
  }),
  'lines without a point': someLines({ series: [] }),
  'lines below zero': someLines({
    unit: 'percent',
    unitName: '% of the way from baseline to target',
    series: [
      { name: LONG, role: 'measured', points: monthlyPoints(-30, -12.5, 4, 60) },
      { name: 'שביעות רצון של הלקוח', role: 'measured', points: monthlyPoints(10, 20, 58, 61) },
      { name: 'Mixed שלום name', role: 'measured', points: monthlyPoints(0, 15, 40, 62.25) },
    ],
  }),
  'thirty lines': someLines({
    series: Array.from({ length: 30 }, (_, n) => ({
      name: `Metric number ${n + 1}`,
      role: 'measured' as const,
      points: monthlyPoints(n, n + 3, n + 2, 2 * n),
    })),
  }),
  columns: someColumns(),
  'stacked columns': someColumns({ stacked: true }),
  'columns below zero': someColumns({
    unit: 'percent',
    unitName: '%',
    categories: ['ROI', 'Goals achieved'],
    series: [
      { name: 'Acme', values: [-34.5, 80] },
      { name: 'Peer average', values: [120, 65] },
      { name: 'Top 25%', values: [185, null] },
    ],
  }),
  'columns of thirty long names': someColumns({
    unit: 'percent',
    unitName: '%',
    categories: Array.from({ length: 34 }, (_, n) => `Goal ${n + 1}: ${LONG}`),
    series: [{ name: 'Progress', values: Array.from({ length: 34 }, (_, n) => 3 * n) }],
  }),
  'twelve series': someColumns({
    series: Array.from({ length: 12 }, (_, n) => ({
      name: `Line ${n + 1}`,
      values: [n, n + 1, n + 2, n + 3],
    })),
  }),
  'columns without a value': someColumns({ series: [{ name: 'Confirmed', values: [null] }] }),
  'large money': someColumns({
    unitName: 'JPY',
    series: [{ name: 'Confirmed', values: [1_234_567_890, 2_345_678_901, 12_345_678_901, null] }],
  }),
  waterfall: someWaterfall(),
  'waterfall to a loss': someWaterfall({
    steps: [
      { name: 'Investment', value: -150_000, role: 'total' },
      { name: 'Time savings', value: 60_000, role: 'change' },
      { name: 'Rework', value: -12_345.67, role: 'change' },
      { name: 'Net value', value: -102_345.67, role: 'total' },
    ],
  }),
  'waterfall of many steps': someWaterfall({
    steps: [
      { name: 'Investment', value: -150_000, role: 'total' },
      ...Array.from({ length: 12 }, (_, n) => ({
        name: n === 3 ? LONG : `Value line ${n + 1}`,
        value: n === 5 ? -20_000 : 30_000,
        role: 'change' as const,
      })),
      { name: 'Net value', value: 160_000, role: 'total' },
    ],
  }),
  'waterfall without a step': someWaterfall({ steps: [] }),
} satisfies Record<string, Chart>;
