import type { Report } from '@attain/shared/reports/report';
import type { Content } from 'pdfmake/interfaces.js';

import { REPLACEMENT, undrawnIn } from '../paper/runs.ts';
import { noticeContent } from './blocks/boxes.ts';

const MOST_NAMED = 5;

/** Says of letters that no font here has what stands for them, so that nobody takes a name on the page for the whole name. */
export function undrawnLetters(report: Report): Content[] {
  const letters = undrawnIn(JSON.stringify(report));
  if (letters.length === 0) return [];
  const named = letters.slice(0, MOST_NAMED).map(codeOf).join(', ');
  const more = letters.length - MOST_NAMED;
  const text = `${REPLACEMENT} stands for letters that this file has no font for: ${named}${more > 0 ? ` and ${more} more` : ''}. The report as a web page shows them.`;
  return [noticeContent({ text })];
}

function codeOf(letter: string): string {
  return `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
