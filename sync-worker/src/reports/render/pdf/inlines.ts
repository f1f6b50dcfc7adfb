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

/** Letters in one word from which on it may be broken anywhere: no column is wide enough for the longest names. */
const LONG_WORD = /\S{19,}/;
/** Figures up to this many characters are never broken between lines. */
const ONE_PIECE = 30;

/** pdfmake draws a raised number at 0.58 of its size, too small to read on paper. */
const MARK_SIZE = 1.15;

/** Place in the appendix that the number of a reference leads to. */
export function referencePlace(ref: number): string {
  return `ref-${ref}`;
}

/** A paragraph, a cell or an item: figures with the number of their reference, every script in a font that has it. */
export function textInlines(text: Text, look: Look = {}): ContentText {
  const pieces = text.map((span) => ({ text: wordsOf(span), isolated: isFigure(span) }));
  const direction = directionOf(pieces.map((piece) => piece.text).join(''));
  const runs = runsOf(pieces, direction);
  const size = look.fontSize ?? TEXT_SIZE;
  const inlines = text.flatMap((span, index) => spanInlines(span, runs[index]!, size));
  return { ...look, text: inlines };
}

/** The same for plain text: a name, a title, a label. */
export function plainInlines(text: string, look: Look = {}): ContentText {
  return textInlines([text], look);
}

/** Symbol and word of a standing before the text that it is about. */
export function standingInlines(text: Text, standing: Standing, look: Look = {}): ContentText {
  const { sign, color } = STANDING_MARK[standing];
  const { text: inlines, ...rest } = textInlines(text, look);
  const mark = runsOf([{ text: `${sign} `, isolated: false }], 'ltr')[0]!.map((run) => ({
    ...inlineOf(run),
    color,
  }));
  return { ...rest, text: [...mark, ...(inlines as Content[])] };
}

function spanInlines(span: Span, runs: readonly Run[], size: number): Inline[] {
  const drawn = runs.flatMap(inlinesOf);
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

function inlinesOf(run: Run): Inline[] {
  if (run.level > 0 || !LONG_WORD.test(run.text)) return [inlineOf(run)];
  return run.text.split(/(\S{19,})/).flatMap((text): Inline[] => {
    if (text === '') return [];
    const inline = inlineOf({ ...run, text });
    return [LONG_WORD.test(text) ? { ...inline, wordBreak: 'break-all' } : inline];
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
