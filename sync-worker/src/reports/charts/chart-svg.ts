import type { Chart } from '@attain/shared/reports/chart';

import { printable } from './chart-words.ts';
import { columnsDrawing } from './columns.ts';
import { draw, type Drawing, FONT } from './draw.ts';
import { emptyDrawing } from './empty.ts';
import { gaugeDrawing } from './gauge.ts';
import { linesDrawing } from './lines.ts';
import { waterfallDrawing } from './waterfall.ts';

/** Of a page of A4 or Letter, and of a text column on a screen. */
const WIDTH = 680;

/**
 * The one picture of a chart for page and PDF: plain SVG without style sheet or script, as high as it needs to be. Equal
 * charts give equal bytes.
 */
export function chartSvg(chart: Chart, { width = WIDTH }: { width?: number } = {}): string {
  const id = `chart-${nameToken(chart.id)}`;
  const svg = draw(drawingOf(chart, width), id);
  const says = `<title id="${id}-title">${escaped(chart.title)}</title><desc id="${id}-desc">${escaped(chart.alt)}</desc>`;
  const role = `role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${FONT}"`;
  // By a function: `$1` of an amount in the words would be taken for a place of the pattern.
  return svg.replace(/^<svg ([^>]*)>/, (_, size: string) => `<svg ${size} ${role}>${says}`);
}

function drawingOf(chart: Chart, width: number): Drawing {
  switch (chart.kind) {
    case 'gauge':
      return gaugeDrawing(chart, width);
    case 'lines':
      return linesDrawing(chart, width) ?? emptyDrawing(width);
    case 'columns':
      return columnsDrawing(chart, width) ?? emptyDrawing(width);
    case 'waterfall':
      return waterfallDrawing(chart, width) ?? emptyDrawing(width);
  }
}

/** The id in letters that an id in a page may have, different ids staying different. */
function nameToken(id: string): string {
  return id.replace(
    /[^A-Za-z0-9-]/gu,
    (letter) => `_${letter.codePointAt(0)?.toString(16) ?? ''}_`,
  );
}

function escaped(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
