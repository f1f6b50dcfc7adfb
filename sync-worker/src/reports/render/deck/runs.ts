import type { Standing, Text } from '@attain/shared/reports/figure';
import type { TextProps, TextPropsOptions } from './pptxgen.ts';

import { xmlText } from '../paper/plain-text.ts';
import { directionOf, isBidirectional } from '../paper/runs.ts';
import { STANDING_MARK } from '../paper/standing-mark.ts';
import { COLOR } from './geometry.ts';

const ARABIC = /\p{Script=Arabic}/u;

/** A paragraph's text, with its figures' numbers raised; the office orders scripts itself once it knows them. */
export function textRuns(text: Text, look: TextPropsOptions = {}): TextProps[] {
  return text.flatMap((span): TextProps[] => {
    if (typeof span === 'string') return [run(span, look)];
    if (span.kind === 'strong') return [run(span.text, { ...look, bold: true })];
    const figure = run(span.text, look);
    if (span.unmarked) return [figure];
    return [figure, run(String(span.ref), { ...look, color: COLOR.accent, superscript: true })];
  });
}

/** Symbol before the words, so that colour says nothing alone. */
export function standingRuns(
  text: Text,
  standing: Standing | undefined,
  look: TextPropsOptions,
): TextProps[] {
  if (standing === undefined) return textRuns(text, look);
  const { sign, color } = STANDING_MARK[standing];
  return [run(`${sign}\u00a0`, { ...look, color: color.slice(1) }), ...textRuns(text, look)];
}

/** How a paragraph runs, for the paragraph itself. */
export function directionOptions(words: string): Pick<TextPropsOptions, 'rtlMode'> {
  return directionOf(words) === 'rtl' ? { rtlMode: true } : {};
}

function run(text: string, look: TextPropsOptions): TextProps {
  return { text: xmlText(text), options: { ...look, ...languageOf(text) } };
}

function languageOf(text: string): Pick<TextPropsOptions, 'lang'> {
  if (!isBidirectional(text)) return {};
  return { lang: ARABIC.test(text) ? 'ar-SA' : 'he-IL' };
}
