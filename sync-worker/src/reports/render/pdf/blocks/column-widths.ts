import type { Text } from '@attain/shared/reports/figure';
import type { Block } from '@attain/shared/reports/report';

import { CONTENT_WIDTH } from '../page.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** What a column asks for at least and at most, in characters. */
const NARROWEST = 6;
const WIDEST = 44;
const PADDING = 10;
/** Points that a character takes at the size of tables. */
const CHARACTER = 4.9;
/** More of a word than this is broken. */
const LONGEST_WORD = 18;

/**
 * Widths in points that fill the line. Each column gets what its longest word needs; what is left goes to the columns by
 * the room that their longest cell still lacks. pdfmake's own measuring would let one long name push figures off the page.
 */
export function columnWidths(table: Table): number[] {
  return outerWidths(table).map((width) => width - PADDING);
}

function outerWidths(table: Table): number[] {
  const wants = table.columns.map((_, index) => wanted(table, index));
  const least = wants.map(({ word }) => word * CHARACTER + PADDING);
  const room = CONTENT_WIDTH - sum(least);
  if (room <= 0) return least.map((width) => (width / sum(least)) * CONTENT_WIDTH);
  const lacks = wants.map(({ line, word }) => (line - word) * CHARACTER);
  const lacking = sum(lacks);
  if (lacking <= room) return spread(least.map((width, index) => width + lacks[index]!));
  return least.map((width, index) => width + (lacks[index]! / lacking) * room);
}

function wanted(table: Table, index: number): { word: number; line: number } {
  const rows = [...table.rows, ...(table.total ? [table.total] : [])];
  const texts = [
    table.columns[index]!.title,
    ...rows.map((row) => `${row[index]?.standing ? '✔ ' : ''}${words(row[index]?.text ?? [])}`),
  ];
  const word = Math.max(...texts.flatMap((text) => text.split(/\s+/)).map(({ length }) => length));
  const line = Math.max(...texts.map(({ length }) => length));
  const shortest = Math.max(NARROWEST, Math.min(word, LONGEST_WORD));
  return { word: shortest, line: Math.max(shortest, Math.min(line, WIDEST)) };
}

/** Figures count as one word with the number of their reference behind it. */
function words(text: Text): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return span;
      if (span.kind === 'strong') return span.text;
      return `${span.text.replaceAll(' ', '\u00a0')}${span.unmarked ? '' : String(span.ref)}`;
    })
    .join('')
    .replaceAll('\u00a0', '_');
}

/** Columns that need less than the line share the rest alike. */
function spread(widths: readonly number[]): number[] {
  const rest = (CONTENT_WIDTH - sum(widths)) / widths.length;
  return widths.map((width) => width + rest);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
