import type { Chart } from '@attain/shared/reports/chart';

import { chartData } from '../text/chart-data.ts';
import { escaped } from './escaped.ts';
import { strong } from './inline.ts';
import { markdownTable } from './table.ts';

/** What the picture says; of columns and steps the figures too, while the course of a line is said in words. */
export function chartWords(chart: Chart): string {
  const said = `${strong(escaped(chart.title))}: ${escaped(chart.alt)}`;
  const data = chart.kind === 'lines' ? undefined : chartData(chart);
  if (data === undefined) return said;
  const [first = '', ...values] = data.titles;
  const table = markdownTable(
    [
      { title: escaped(first), align: 'left' },
      ...values.map((title) => ({ title: escaped(title), align: 'right' as const })),
    ],
    data.rows.map((row) => row.map(escaped)),
  );
  return `${said}\n\n${table}`;
}
