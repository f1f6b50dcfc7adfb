import { words } from '@attain/shared/reports/figure-words';
import type { Report } from '@attain/shared/reports/report';

import { shortened, xmlText } from '../paper/plain-text.ts';
import { reportTitle } from '../paper/report-title.ts';
import { COLOR, CONTENT, FONT, MARGIN, SIZE, SLIDE } from './geometry.ts';
import type { Slide } from './item.ts';
import type { PptxSlide } from './pptxgen.ts';
import { directionOptions, textRuns } from './runs.ts';
import { BOLD, linesOf } from './text-height.ts';

/** What every slide but the first has: its title, the part it belongs to, whose report it is, its number. */
export function drawFrame(drawn: PptxSlide, report: Report, { title, part }: Slide): void {
  drawn.addText(textRuns([title]), {
    x: MARGIN,
    y: 0.42,
    w: CONTENT.width,
    h: 0.6,
    margin: 0,
    valign: 'middle',
    bold: true,
    fontFace: FONT,
    fontSize: titleSize(title),
    color: COLOR.accent,
    ...directionOptions(title),
  });
  if (part !== null) drawn.addText(xmlText(part), { ...fine(0.2), h: 0.25 });
  drawn.addShape('line', {
    x: MARGIN,
    y: 1.1,
    w: CONTENT.width,
    h: 0,
    line: { color: COLOR.accent, width: 1 },
  });
  drawFooter(drawn, report);
}

/** Long ones are smaller, the longest in two lines. */
function titleSize(title: string): number {
  const fits = (size: number) => linesOf(title, CONTENT.width, size * BOLD) === 1;
  return [SIZE.title, SIZE.title - 5].find(fits) ?? SIZE.longTitle;
}

export function drawFooter(drawn: PptxSlide, report: Report): void {
  const who = `${shortened(reportTitle(report), 70)} – as of ${words.date(report.day)}`;
  drawn.addText(textRuns([who]), fine(7.05));
  if (report.draft.length > 0) {
    drawn.addText('DRAFT – not to be shared', {
      ...fine(7.05),
      x: SLIDE.width - MARGIN - 4,
      w: 3.3,
      align: 'right',
      bold: true,
      color: COLOR.draft,
    });
  }
  drawn.slideNumber = {
    x: SLIDE.width - MARGIN - 0.6,
    y: 7.05,
    w: 0.6,
    h: 0.3,
    align: 'right',
    fontFace: FONT,
    fontSize: SIZE.fine,
    color: COLOR.quiet,
  };
}

function fine(y: number) {
  return {
    x: MARGIN,
    y,
    w: 8.3,
    h: 0.3,
    margin: 0,
    fontFace: FONT,
    fontSize: SIZE.fine,
    color: COLOR.quiet,
    valign: 'middle' as const,
  };
}
