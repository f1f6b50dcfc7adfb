import type { LinesChart } from '@attain/shared/reports/chart';
import { DAY_MS, type Day } from '@attain/shared/domain/basics/time';

import { shortened, xmlText } from '../../paper/plain-text.ts';
import type { PptxSlide } from '../pptxgen.ts';
import { chartLook, type Place } from './chart-look.ts';
import { seriesColors } from './palette.ts';

/** Days from the office's own day 0 to the first of 1970. */
const DAY_ZERO = 25569;
const DAYS_A_MONTH = 30;
const MOST_LABELS = 7;
/** More lines than this on one slide tell nothing; the report's pages have them all. */
const MOST_LINES = 8;

/** Marks the agreed path in a series' name until its line is dashed: the library has one dash for all lines. */
export const PATH_MARK = '\u2060';

/** Lines over days, on an axis of dates, so that a longer time is a longer way. */
export function drawLines(slide: PptxSlide, chart: LinesChart, place: Place): void {
  const series = chart.series.slice(0, MOST_LINES);
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ on }) => on)))].sort();
  if (days.length === 0) return;
  slide.addChart(
    'line',
    series.map(({ name, role, points }) => {
      const values = new Map(points.map(({ on, value }) => [on, value]));
      return {
        name: `${xmlText(shortened(name, 50))}${role === 'path' ? PATH_MARK : ''}`,
        labels: days.map((day) => String(serialDay(day))),
        // The library's types know no gap; a gap is what a day without a reading is.
        values: days.map((day) => values.get(day) ?? null) as number[],
      };
    }),
    {
      ...chartLook(chart, place),
      chartColors: seriesColors(series.length),
      catLabelFormatCode: 'mmm yyyy',
      catAxisBaseTimeUnit: 'days',
      catAxisMajorTimeUnit: 'months',
      catAxisMajorUnit: monthsApart(days),
      displayBlanksAs: 'span',
      lineSize: 2,
      lineDataSymbolSize: 7,
      showLegend: true,
    },
  );
}

/** Months from one label of the axis to the next. */
function monthsApart(days: readonly Day[]): number {
  const months = (serialDay(days.at(-1)!) - serialDay(days[0]!)) / DAYS_A_MONTH;
  return Math.max(1, Math.ceil(months / MOST_LABELS));
}

function serialDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS + DAY_ZERO;
}
