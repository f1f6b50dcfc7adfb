import { plain } from '@attain/shared/reports/report-words';

import { xmlText } from '../paper/plain-text.ts';
import { BEFORE_HEADING } from './block-items.ts';
import { COLOR, CONTENT, FONT, MARGIN } from './geometry.ts';
import type { Item, Paragraph } from './item.ts';
import type { PptxSlide, TextProps, TextPropsOptions } from './pptxgen.ts';
import { directionOptions, textRuns } from './runs.ts';
import { POINTS_PER_INCH } from './text-height.ts';

type Box = { y: number; width: number; height: number };

/** Paragraphs that follow each other are one box of text, so that people can write on in it. */
export function drawText(slide: PptxSlide, paragraphs: readonly Paragraph[], box: Box): void {
  // Room before the first paragraph is room above the box: within it, offices differ.
  const above = paragraphs[0]?.look === 'heading' && box.y > CONTENT.top ? BEFORE_HEADING : 0;
  slide.addText(paragraphs.flatMap(paragraphRuns), {
    x: MARGIN,
    y: box.y + above,
    w: box.width,
    h: box.height - above,
    margin: 0,
    valign: 'top',
    fontFace: FONT,
    color: COLOR.ink,
  });
}

type Notice = Extract<Item, { kind: 'notice' }>;

export function drawNotice(slide: PptxSlide, { text, size }: Notice, box: Box): void {
  slide.addText(xmlText(text), {
    x: MARGIN,
    y: box.y,
    w: box.width,
    h: box.height - 0.12,
    fill: { color: COLOR.tint },
    margin: 6,
    valign: 'middle',
    fontFace: FONT,
    fontSize: size,
    color: COLOR.quiet,
    ...directionOptions(text),
  });
}

const LOOKS: Readonly<Record<Paragraph['look'], TextPropsOptions>> = {
  heading: { bold: true, color: COLOR.accent },
  text: {},
  bullet: {},
  quote: { italic: true },
  by: { color: COLOR.quiet },
};

function paragraphRuns(paragraph: Paragraph, index: number): TextProps[] {
  const { text, look, number, size } = paragraph;
  const runs = textRuns(text, { ...LOOKS[look], fontSize: size });
  const whole = {
    ...directionOptions(plain(text)),
    ...(look === 'bullet' && {
      bullet: number === undefined ? true : { type: 'number' as const, numberStartAt: number },
    }),
    paraSpaceAfter: 3,
    ...(look === 'heading' && index > 0 && { paraSpaceBefore: BEFORE_HEADING * POINTS_PER_INCH }),
  };
  // The library begins a paragraph with each run that has a bullet, and ends one after a run that breaks the line.
  return runs.map((run, at) => ({
    ...run,
    options: {
      ...run.options,
      ...(at === 0 && whole),
      ...(at === runs.length - 1 && { breakLine: true }),
    },
  }));
}
