import type { Chart } from '@attain/shared/reports/chart';
import type { Content } from 'pdfmake/interfaces.js';

import { chartSvg } from '../../../charts/chart-svg.ts';
import { plainInlines } from '../inlines.ts';
import { CONTENT_WIDTH } from '../page.ts';
import { svgInRuns } from '../svg-runs.ts';

/** The picture that the page on a screen shows too, under its title, never cut in two. */
export function chartContent(chart: Chart): Content {
  return {
    unbreakable: true,
    margin: [0, 2, 0, 8],
    stack: [
      plainInlines(chart.title, { bold: true, margin: [0, 0, 0, 3] }),
      { svg: svgInRuns(chartSvg(chart)), width: CONTENT_WIDTH },
    ],
  };
}
