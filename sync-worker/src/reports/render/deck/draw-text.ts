import { plainText, xmlText } from '../paper/plain-text.ts';
import { paragraphSize } from './block-items.ts';
import { COLOR, FONT, MARGIN, SIZE } from './geometry.ts';
import type { Paragraph } from './item.ts';
import type { PptxSlide, TextProps, TextPropsOptions } from './pptxgen.ts';
import { directionOptions, textRuns } from './runs.ts';

type Box = { y: number; width: number; height: number };

/** Paragraphs that follow each other are one box of text, so that people can write on in it. */
export function drawText(slide: PptxSlide, paragraphs: readonly Paragraph[], box: Box): void {
  slide.addText(paragraphs.flatMap(paragraphRuns), {
    x: MARGIN,
    y: box.y,
    w: box.width,
    h: box.height,
    margin: 0,
    valign: 'top',
    fontFace: FONT,
    color: COLOR.ink,
  });
}

export function drawNotice(slide: PptxSlide, text: string, box: Box): void {
  slide.addText(xmlText(text), {
    x: MARGIN,
    y: box.y,
    w: box.width,
    h: box.height - 0.12,
    fill: { color: COLOR.tint },
    margin: 6,
    valign: 'middle',
    fontFace: FONT,
    fontSize: SIZE.small,
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

function paragraphRuns(paragraph: Paragraph): TextProps[] {
  const { text, look, number } = paragraph;
  const runs = textRuns(text, { ...LOOKS[look], fontSize: paragraphSize(paragraph) });
  const last = runs.at(-1);
  if (last === undefined) return [];
  const whole = {
    ...directionOptions(plainText(text)),
    ...(look === 'bullet' && {
      bullet: number === undefined ? true : { type: 'number' as const, numberStartAt: number },
    }),
    paraSpaceAfter: 3,
  };
  return runs.map((run) => ({
    ...run,
    options: { ...run.options, ...whole, ...(run === last && { breakLine: true }) },
  }));
}
