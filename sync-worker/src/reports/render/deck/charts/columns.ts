import type { ColumnsChart } from '@attain/shared/reports/chart';

import { shortened, xmlText } from '../../paper/plain-text.ts';
import type { PptxSlide } from '../pptxgen.ts';
import { chartLook, fromZero, type Place } from './chart-look.ts';
import { seriesColors } from './palette.ts';

/** Columns beside or upon each other; what is not known is no column. */
export function drawColumns(slide: PptxSlide, chart: ColumnsChart, place: Place): void {
  if (chart.categories.length === 0) return;
  slide.addChart(
    'bar',
    chart.series.map(({ name, values }) => ({
      name: xmlText(shortened(name, 50)),
      labels: chart.categories.map((category) => xmlText(shortened(category, 40))),
      values: [...values] as number[],
    })),
    {
      ...chartLook(chart, place),
      barDir: 'col',
      barGrouping: chart.stacked ? 'stacked' : 'clustered',
      barGapWidthPct: 60,
      chartColors: seriesColors(chart.series.length),
      showLegend: chart.series.length > 1,
      ...fromZero(chart.series.flatMap(({ values }) => values)),
    },
  );
}
