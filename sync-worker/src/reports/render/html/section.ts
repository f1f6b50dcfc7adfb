import type { Section } from '@attain/shared/reports/report';

import { blockHtml } from './block.ts';
import { type Citations, words } from './inline.ts';
import { markup, Html } from './markup.ts';

const LAST_LEVEL = 6;

/** A section under a heading of its level, with the ones in it. */
export function section(
  { id, title, blocks, sections }: Section,
  level: number,
  citations: Citations,
): Html {
  const place = placeOf(id);
  const heading = `h${Math.min(level, LAST_LEVEL)}`;
  const opened = new Html(`<${heading} id="${place}-title">`);
  const closed = new Html(`</${heading}>`);
  return markup`<section id="${place}" aria-labelledby="${place}-title">${opened}${words(title)}${closed}${blocks.map((block) => [blockHtml(block, title, citations), '\n'])}${sections.map(
    (each) => section(each, level + 1, citations),
  )}</section> `;
}

/** Ids of goals are their own; a place in the page has no other letters than these. */
export function placeOf(id: string): string {
  return `part-${id.replace(/[^A-Za-z0-9-]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16) ?? ''}_`)}`;
}
