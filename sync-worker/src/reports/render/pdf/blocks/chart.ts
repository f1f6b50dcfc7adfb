import type { Chart } from '@attain/shared/reports/chart';
import type { Content } from 'pdfmake/interfaces.js';

import { plainInlines } from '../inlines.ts';

/** PLAIN TEXT UNTIL CHARTS */
export function chartContent(chart: Chart): Content {
  return {
    unbreakable: true,
    stack: [plainInlines(chart.title, { bold: true }), plainInlines(chart.alt)],
  };
}
