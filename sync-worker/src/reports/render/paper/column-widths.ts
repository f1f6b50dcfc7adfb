import type { Text } from '@attain/shared/reports/figure';
import type { Block } from '@attain/shared/reports/report';

type Table = Extract<Block, { kind: 'table' }>;

/** What a column asks for at least and at most, in characters. */
const NARROWEST = 6;
const WIDEST = 44;
/** More of a word than this is broken. */
const LONGEST_WORD = 18;

/** In whatever unit the page has: the whole table, a character, and what a cell keeps free at its sides. */
export type Measures = { width: number; character: number; padding: number };

/**
 * Widths, with their padding, that fill the line. Each column gets what its longest word needs; what is left goes to the
 * columns by the room that their longest cell still lacks. So no long name pushes figures off the page, and no figure is
 * broken for one.
 */
export function columnWidths(table: Table, { width, character, padding }: Measures): number[] {
  const wants = table.columns.map((_, index) => wanted(table, index));
  const least = wants.map(({ word }) => word * character + padding);
  const room = width - sum(least);
  if (room <= 0) return least.map((each) => (each / sum(least)) * width);
  const lacks = wants.map(({ line, word }) => (line - word) * character);
  const lacking = sum(lacks);
  if (lacking > room) return least.map((each, index) => each + (lacks[index]! / lacking) * room);
  const rest = (room - lacking) / wants.length;
  return least.map((each, index) => each + lacks[index]! + rest);
}

function wanted(table: Table, index: number): { word: number; line: number } {
  const rows = [...table.rows, ...(table.total ? [table.total] : [])];
  const texts = [
    table.columns[index]!.title,
    ...rows.map((row) => `${row[index]?.standing ? '✔_' : ''}${words(row[index]?.text ?? [])}`),
  ];
  const word = Math.max(...texts.flatMap((text) => text.split(/\s+/)).map(charactersOf));
  const line = Math.max(...texts.map(charactersOf));
  const shortest = Math.max(NARROWEST, Math.min(word, LONGEST_WORD));
  return { word: shortest, line: Math.max(shortest, Math.min(line, WIDEST)) };
}

/** A word of wide letters asks for more than its number of them, or `Medium` is broken for one. */
function charactersOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0) * WIDER;
}

const WIDE = /[mwMW@]/g;
const WIDER = 0.75;

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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
