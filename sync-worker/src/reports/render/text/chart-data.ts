import type { Day } from '@attain/shared/domain/basics/time';
import type { Chart, LinesChart } from '@attain/shared/reports/chart';
import { words } from '@attain/shared/reports/figure-words';

import { valueWords } from '../../charts/chart-words.ts';

/** What a picture shows, as a table: titles of its columns, and a row a name or day. */
export type ChartData = { titles: readonly string[]; rows: readonly (readonly string[])[] };

const NONE = '–';

/** `undefined` where a sentence says it all. */
export function chartData(chart: Chart): ChartData | undefined {
  switch (chart.kind) {
    case 'gauge':
      return undefined;
    case 'lines':
      return dataOfLines(chart);
    case 'columns': {
      const { categories, series } = chart;
      const rows = categories.map((name, n) => [
        name,
        ...series.map(({ values }) => said(values[n], chart)),
      ]);
      return filled({ titles: ['', ...series.map(({ name }) => name)], rows });
    }
    case 'waterfall':
      return filled({
        titles: ['', 'Amount'],
        rows: chart.steps.map(({ name, value }) => [name, said(value, chart)]),
      });
  }
}

function dataOfLines(chart: LinesChart): ChartData | undefined {
  const series = chart.series.map(({ name, points }) => ({
    name,
    on: new Map(points.map(({ on, value }) => [on, value])),
  }));
  const days = [...new Set<Day>(series.flatMap(({ on }) => [...on.keys()]))].toSorted();
  return filled({
    titles: ['Day', ...series.map(({ name }) => name)],
    rows: days.map((day) => [words.date(day), ...series.map(({ on }) => said(on.get(day), chart))]),
  });
}

function said(value: number | null | undefined, chart: Chart): string {
  return value === null || value === undefined ? NONE : valueWords(value, chart);
}

function filled(data: ChartData): ChartData | undefined {
  return data.rows.length === 0 || data.titles.length < 2 ? undefined : data;
}
