import type { Chart } from '@attain/shared/reports/chart';
import type { Report } from '@attain/shared/reports/report';

import type { PptxSlide } from '../pptxgen.ts';
import type { Place } from './chart-look.ts';
import { drawColumns } from './columns.ts';
import { drawGauge } from './gauge.ts';
import { drawLines } from './lines.ts';
import { drawWaterfall } from './waterfall.ts';

/** A native chart, with its numbers in the file for whoever edits it. */
export function drawChart(
  slide: PptxSlide,
  { currency }: Pick<Report, 'currency'>,
  chart: Chart,
  place: Place,
): void {
  switch (chart.kind) {
    case 'gauge':
      return drawGauge(slide, chart, place);
    case 'lines':
      return drawLines(slide, chart, place);
    case 'columns':
      return drawColumns(slide, chart, place);
    case 'waterfall':
      return drawWaterfall(slide, { chart, currency }, place);
  }
}
