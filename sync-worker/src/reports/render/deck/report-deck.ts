import { words } from '@attain/shared/reports/figure-words';
import type { Report } from '@attain/shared/reports/report';

import { xmlText } from '../paper/plain-text.ts';
import { reportTitle } from '../paper/report-title.ts';
import { appendixSlides } from './appendix-slides.ts';
import { drawSlide } from './draw-slide.ts';
import { FONT } from './geometry.ts';
import { sectionSlides } from './plan.ts';
import { PptxGen } from './pptxgen.ts';
import { settled } from './settled.ts';
import { drawTitleSlide } from './title-slide.ts';

const AUTHOR = 'Attain';

/**
 * A report as slides (PPTX) with native tables and charts, which people may edit, and the sources of each figure in the
 * notes. It adds no figure. Equal reports are equal bytes.
 */
export async function reportDeck(report: Report): Promise<Buffer> {
  const deck = new PptxGen();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = xmlText(reportTitle(report));
  deck.subject = `Figures as of ${words.date(report.day)}`;
  deck.author = AUTHOR;
  deck.company = AUTHOR;
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  drawTitleSlide(deck, report);
  for (const slide of [...sectionSlides(report), ...appendixSlides(report)])
    drawSlide(deck, report, slide);
  const file = await deck.write({ outputType: 'nodebuffer' });
  return Buffer.from(settled(file as Uint8Array, report.scoredAt));
}
