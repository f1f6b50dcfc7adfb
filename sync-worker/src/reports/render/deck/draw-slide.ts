import type { Report } from '@attain/shared/reports/report';

import { drawChart } from './charts/draw-chart.ts';
import { drawNotice, drawText } from './draw-text.ts';
import { drawTable } from './draw-table.ts';
import { drawFrame } from './frame.ts';
import { CHART_COLUMN, CONTENT, CONTENT_HEIGHT, MARGIN } from './geometry.ts';
import type { Item, Paragraph, Slide } from './item.ts';
import { slideNotes } from './notes.ts';
import type { Presentation, PptxSlide } from './pptxgen.ts';

/** One slide: title, items from top to bottom, charts, and notes for whoever speaks. */
export function drawSlide(deck: Presentation, report: Report, slide: Slide): void {
  const drawn = deck.addSlide();
  drawFrame(drawn, report, slide);
  drawItems(drawn, slide.items, slide.width);
  slide.charts.forEach((chart, index) => {
    drawChart(drawn, report, chart, chartPlace(slide, index));
  });
  drawn.addNotes(slideNotes(report, slide));
}

function drawItems(drawn: PptxSlide, items: readonly Item[], width: number): void {
  let y = CONTENT.top;
  for (const run of togetherDrawn(items)) {
    const height = run.reduce((sum, item) => sum + item.height, 0);
    drawRun(drawn, run, { y, width, height });
    y += height;
  }
}

function drawRun(
  drawn: PptxSlide,
  [first, ...rest]: readonly Item[],
  box: { y: number; width: number; height: number },
): void {
  if (first === undefined) return;
  if (first.kind === 'table') drawTable(drawn, first, box);
  else if (first.kind === 'notice') drawNotice(drawn, first, box);
  else drawText(drawn, paragraphsOf([first, ...rest]), box);
}

function togetherDrawn(items: readonly Item[]): Item[][] {
  const runs: Item[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (item.kind === 'paragraph' && last?.[0]?.kind === 'paragraph') last.push(item);
    else runs.push([item]);
  }
  return runs;
}

function paragraphsOf(items: readonly Item[]): Paragraph[] {
  return items.flatMap((item) => (item.kind === 'paragraph' ? [item.paragraph] : []));
}

function chartPlace({ items, charts }: Slide, index: number) {
  const y = CONTENT.top;
  if (items.length > 0) {
    return { x: CHART_COLUMN.left, y, w: CHART_COLUMN.width, h: Math.min(4.6, CONTENT_HEIGHT) };
  }
  const w = (CONTENT.width - (charts.length - 1) * 0.3) / charts.length;
  return { x: MARGIN + index * (w + 0.3), y, w, h: CONTENT_HEIGHT };
}
