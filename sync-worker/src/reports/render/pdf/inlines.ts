import type { Figure, Span, Standing, Text } from '@attain/shared/reports/figure';
import type { Content, ContentText } from 'pdfmake/interfaces.js';

import { MAIN } from '../paper/faces.ts';
import { directionOf, runsOf, type Run } from '../paper/runs.ts';
import { STANDING_MARK } from '../paper/standing-mark.ts';
import { TEXT_SIZE } from './page.ts';
import { ACCENT } from './palette.ts';

/** A stretch of one font, with the level that orders it in its line. */
type Inline = ContentText & { level?: number };

type Look = Omit<ContentText, 'text'>;

/**
 * Words of so many letters may be broken anywhere: where a line is as wide as the page, and in a column of a table. The
 * parts of a word that may be parted anyway count for themselves, behind a hyphen or a letter of China or Japan; and letters
 * beyond the first plane stay in one piece.
 */
const LONG_WORD = {
  page: longWord(36),
  column: longWord(19),
};

export type Place = keyof typeof LONG_WORD;

function longWord(letters: number): RegExp {
  return new RegExp(
    String.raw`([^\s/\-\u2010-\u2015\u2e80-\u9fff\u{10000}-\u{10ffff}]{${letters},})`,
    'u',
  );
}
/** Figures up to this many characters are never broken between lines. */
const ONE_PIECE = 30;

/** pdfmake draws a raised number at 0.58 of its size, too small to read on paper. */
const MARK_SIZE = 1.15;

/** Place in the appendix that the number of a reference leads to. */
export function referencePlace(ref: number): string {
  return `ref-${ref}`;
}

/** A paragraph, a cell or an item: figures with the number of their reference, every script in a font that has it. */
export function textInlines(text: Text, look: Look = {}, place: Place = 'page'): ContentText {
  const pieces = text.map((span) => ({ text: wordsOf(span), isolated: isFigure(span) }));
  const direction = directionOf(pieces.map((piece) => piece.text).join(''));
  const runs = runsOf(pieces, direction);
  const size = look.fontSize ?? TEXT_SIZE;
  const inlines = text.flatMap((span, index) => spanInlines(span, runs[index]!, { size, place }));
  return { ...look, text: inlines };
}

/** The same for plain text: a name, a title, a label. */
export function plainInlines(text: string, look: Look = {}, place?: Place): ContentText {
  return textInlines([text], look, place);
}

/** Symbol and word of a standing before the text that it is about. */
export function standingInlines(
  text: Text,
  standing: Standing,
  look: Look = {},
  place?: Place,
): ContentText {
  const { sign, color } = STANDING_MARK[standing];
  const { text: inlines, ...rest } = textInlines(text, look, place);
  const mark = runsOf([{ text: `${sign}\u00a0`, isolated: false }], 'ltr')[0]!.map((run) => ({
    ...inlineOf(run),
    color,
  }));
  return { ...rest, text: [...mark, ...(inlines as Content[])] };
}

function spanInlines(
  span: Span,
  runs: readonly Run[],
  { size, place }: { size: number; place: Place },
): Inline[] {
  const drawn = runs.flatMap((run) => inlinesOf(run, LONG_WORD[place]));
  if (typeof span === 'string') return drawn;
  if (span.kind === 'strong') return drawn.map((inline) => ({ ...inline, bold: true }));
  const whole = span.text.length <= ONE_PIECE ? { noWrap: true } : {};
  const words = drawn.map((inline) => ({ ...inline, ...whole }));
  return span.unmarked ? words : [...words, referenceMark(span, size)];
}

function referenceMark({ ref }: Figure, size: number): Inline {
  return {
    text: String(ref),
    font: MAIN,
    sup: true,
    fontSize: size * MARK_SIZE,
    color: ACCENT,
    linkToDestination: referencePlace(ref),
  };
}

function inlinesOf(run: Run, long: RegExp): Inline[] {
  if (run.level > 0 || !long.test(run.text)) return [inlineOf(run)];
  return run.text.split(long).flatMap((text): Inline[] => {
    if (text === '') return [];
    const inline = inlineOf({ ...run, text });
    return [long.test(text) ? { ...inline, wordBreak: 'break-all' } : inline];
  });
}

function inlineOf({ text, family, level }: Run): Inline {
  return { text, font: family, ...(level > 0 && { level }) };
}

function wordsOf(span: Span): string {
  return typeof span === 'string' ? span : span.text;
}

function isFigure(span: Span): boolean {
  return typeof span !== 'string' && span.kind === 'figure';
}
