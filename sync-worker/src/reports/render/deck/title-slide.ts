import { words } from '@attain/shared/reports/figure-words';
import type { Report } from '@attain/shared/reports/report';

import { shortened } from '../paper/plain-text.ts';
import { reportName } from '../paper/report-title.ts';
import { factsTable } from './tables.ts';
import { drawTable } from './draw-table.ts';
import { drawFooter } from './frame.ts';
import { COLOR, CONTENT, FONT, MARGIN, SIZE, SLIDE } from './geometry.ts';
import { notesOf } from './notes.ts';
import type { PptxSlide, Presentation } from './pptxgen.ts';
import { directionOptions, textRuns } from './runs.ts';
import { BOLD, heightOf, linesOf } from './text-height.ts';

const NAME_LETTERS = 200;
/** Largest first; the last one takes a name of so many letters. */
const NAME_SIZES = [36, 28, 24, 20] as const;
const NAME_HEIGHT = 1.35;
const LEFT = MARGIN + 0.3;
const FACTS_WIDTH = 9;
const NAME_WIDTH = CONTENT.width - 0.3;

/** Whose report it is and of when, and whether it may be shared. */
export function drawTitleSlide(deck: Presentation, report: Report): void {
  const slide = deck.addSlide();
  const name = shortened(report.companyName, NAME_LETTERS);
  slide.addShape('rect', { x: 0, y: 0, w: 0.22, h: SLIDE.height, fill: { color: COLOR.accent } });
  slide.addText(textRuns([name]), {
    ...line(0.65, NAME_HEIGHT),
    bold: true,
    fontSize: nameSize(name),
    color: COLOR.accent,
    ...directionOptions(name),
  });
  const subtitle = `${reportName(report)} – as of ${words.date(report.day)}${report.restated ? ', with later corrections' : ''}`;
  slide.addText(textRuns([subtitle]), { ...line(2.05, 0.5), fontSize: 18, color: COLOR.quiet });
  drawDraft(slide, report);
  if (report.head.length > 0) {
    const facts = factsTable(
      { kind: 'facts', facts: report.head },
      { width: FACTS_WIDTH, scale: 1.2 },
    );
    drawTable(slide, facts, { x: LEFT, y: report.draft.length > 0 ? 4.6 : 3 });
  }
  drawFooter(slide, report);
  const cut = report.companyName === name ? [] : [report.companyName];
  slide.addNotes(notesOf(report, { texts: report.head.map(({ text }) => text), cut, said: [] }));
}

function nameSize(name: string): number {
  const fits = (size: number) =>
    heightOf(linesOf(name, NAME_WIDTH, size * BOLD), size) <= NAME_HEIGHT;
  return NAME_SIZES.find(fits) ?? NAME_SIZES[NAME_SIZES.length - 1]!;
}

function drawDraft(slide: PptxSlide, { draft }: Report): void {
  if (draft.length === 0) return;
  const look = { fontSize: SIZE.small, color: COLOR.ink };
  const reasons = draft.flatMap(({ text }) =>
    textRuns([text], { ...look, bullet: true, breakLine: true }),
  );
  slide.addText(
    [
      {
        text: 'DRAFT – not to be shared',
        options: { bold: true, fontSize: SIZE.text, color: COLOR.draft, breakLine: true },
      },
      ...reasons,
    ],
    {
      ...line(2.75, 1.6),
      margin: 8,
      fill: { color: COLOR.draftTint },
      line: { color: COLOR.draft, width: 1 },
    },
  );
}

function line(y: number, h: number) {
  return {
    x: LEFT,
    y,
    w: NAME_WIDTH,
    h,
    margin: 0,
    fontFace: FONT,
    valign: 'middle' as const,
  };
}
