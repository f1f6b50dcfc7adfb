import { plainText, xmlText } from '../paper/plain-text.ts';
import { COLOR, FONT, MARGIN } from './geometry.ts';
import type { Item, Paragraph } from './item.ts';
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

function paragraphRuns(paragraph: Paragraph): TextProps[] {
  const { text, look, number, size } = paragraph;
  const runs = textRuns(text, { ...LOOKS[look], fontSize: size });
  const whole = {
    ...directionOptions(plainText(text)),
    ...(look === 'bullet' && {
      bullet: number === undefined ? true : { type: 'number' as const, numberStartAt: number },
    }),
    paraSpaceAfter: 3,
  };
  // The library begins a paragraph with each run that has a bullet, and ends one after a run that breaks the line.
  return runs.map((run, index) => ({
    ...run,
    options: {
      ...run.options,
      ...(index === 0 && whole),
      ...(index === runs.length - 1 && { breakLine: true }),
    },
  }));
}
