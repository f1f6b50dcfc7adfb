import type { Figure, Span, Standing, Text } from '@attain/shared/reports/figure';

import { STANDING_SIGN } from '../text/standing.ts';
import { oneLine } from '../text/clean.ts';
import { escaped, isolated } from './escaped.ts';

/** A run of text; figures carry the number of their reference, `$165,600 [4]`. */
export function inline(text: Text, standing?: Standing): string {
  const said = text
    .map(spanOf)
    .join('')
    .replace(BEFORE_A_LINK, String.raw`\[$1\]`);
  return standing === undefined ? said : `${STANDING_SIGN[standing].sign} ${said}`.trimEnd();
}

/** What would be taken for a link once a bracket follows the number. */
const BEFORE_A_LINK = /\[(\d+)\](?=[([])/g;

function spanOf(span: Span): string {
  if (typeof span === 'string') return escaped(span);
  if (span.kind === 'figure') return `${escaped(span.text)}${markOf(span)}`;
  return strong(escaped(span.text));
}

/** Emphasis does not begin or end on a space. */
export function strong(markdown: string): string {
  const inner = markdown.trim();
  return inner === '' ? '' : `**${inner}**`;
}

function markOf({ ref, unmarked }: Figure): string {
  return unmarked === true ? '' : ` [${ref}]`;
}

/** The same for a block of code. */
export function verbatim(text: Text): string {
  const said = text.map((span) => {
    if (typeof span === 'string') return oneLine(span);
    return `${oneLine(span.text)}${span.kind === 'figure' ? markOf(span) : ''}`;
  });
  return isolated(said.join(''));
}
