import type { Text } from '@attain/shared/reports/figure';
import type { Block } from '@attain/shared/reports/report';
import { plain } from '@attain/shared/reports/report-words';

import { columnWidths } from '../paper/column-widths.ts';
import { shortened } from '../paper/plain-text.ts';
import { SIZE } from './geometry.ts';
import type { DeckCell, DeckRow, DeckTable, Room } from './item.ts';
import { BOLD, heightOf, LETTER, linesOf, POINTS_PER_INCH } from './text-height.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Margins of a cell, left and right together, and above and below. */
const PADDING = 0.16;
const ROW_PADDING = 0.1;
/** Letters of a name that a cell shows; the notes have it in full. */
export const CELL_LETTERS = 110;

const LABEL_SHARE = 0.3;

export function factsTable({ facts }: Of<'facts'>, { width, scale }: Room): DeckTable {
  const label = Math.min(2.2 * scale, width * LABEL_SHARE);
  const rows = facts.map((fact): DeckCell[] => [
    { text: [fact.label], align: 'left', quiet: true },
    { text: short(fact.text), standing: fact.standing, align: 'left' },
  ]);
  return tableOf({
    widths: [label, width - label],
    head: null,
    rows,
    size: Math.round(SIZE.small * scale),
  });
}

export function calculationTable({ rows }: Of<'calculation'>, { width, scale }: Room): DeckTable {
  const amount = Math.min(2.6 * scale, width * 0.4);
  const label = Math.min(4.6 * scale, width - amount);
  const size = Math.round(SIZE.text * scale);
  const drawn = rows.map((row) => {
    const bold = row.ruleBefore === true;
    const cells: DeckCell[] = [
      { text: [row.label], align: 'left', bold },
      { text: row.text, align: 'right', bold },
    ];
    return { ...rowOf(cells, [label, amount], size), rule: bold };
  });
  return { kind: 'table', widths: [label, amount], head: null, rows: drawn, size };
}

export function rowsTable(table: Of<'table'>, { width, scale }: Room): DeckTable {
  const { columns, rows, total } = table;
  const cells = (row: (typeof rows)[number], bold: boolean) =>
    columns.map(({ align }, index): DeckCell => {
      const { text, standing } = row[index] ?? { text: [] };
      return { text: short(text), standing, align, bold };
    });
  const size = Math.round(SIZE.table * scale);
  const character = (size * LETTER) / POINTS_PER_INCH;
  const widths = columnWidths(table, { width, character, padding: PADDING + 0.06 });
  const head = columns.map(({ title, align }): DeckCell => ({ text: [title], align, bold: true }));
  const drawn = tableOf({
    widths,
    head,
    rows: rows.map((row) => cells(row, false)),
    size,
  });
  if (total === undefined) return drawn;
  const sums = { ...rowOf(cells(total, true), widths, size), rule: true };
  return { ...drawn, rows: [...drawn.rows, sums] };
}

type Cells = {
  widths: readonly number[];
  head: DeckCell[] | null;
  rows: readonly DeckCell[][];
  size: number;
};

export function tableOf({ widths, head, rows, size }: Cells): DeckTable {
  return {
    kind: 'table',
    widths,
    head: head === null ? null : rowOf(head, widths, size),
    rows: rows.map((row) => rowOf(row, widths, size)),
    size,
  };
}

function rowOf(cells: readonly DeckCell[], widths: readonly number[], size: number): DeckRow {
  const lines = cells.map(({ text, standing, bold }, index) => {
    const words = `${standing === undefined ? '' : '✔\u00a0'}${plain(text)}`;
    return linesOf(words, widths[index]! - PADDING, bold ? size * BOLD : size);
  });
  return { cells, height: heightOf(Math.max(1, ...lines), size) + ROW_PADDING };
}

/** Figures stay whole; words beside them are cut. */
function short(text: Text): Text {
  return text.map((span) => (typeof span === 'string' ? shortened(span, CELL_LETTERS) : span));
}
