import type { Text } from '@attain/shared/reports/figure';
import type { Block } from '@attain/shared/reports/report';

import { plainText, shortened } from '../paper/plain-text.ts';
import { SIZE } from './geometry.ts';
import type { DeckCell, DeckRow, DeckTable } from './item.ts';
import { heightOf, linesOf } from './text-height.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Margins of a cell, left and right together, and above and below. */
const PADDING = 0.16;
const ROW_PADDING = 0.1;
/** Letters of a name that a cell shows; the notes have it in full. */
export const CELL_LETTERS = 110;

const LABEL_SHARE = 0.3;

export function factsTable({ facts }: Of<'facts'>, width: number): DeckTable {
  const label = Math.min(2.2, width * LABEL_SHARE);
  const rows = facts.map((fact): DeckCell[] => [
    { text: [fact.label], align: 'left', quiet: true },
    { text: short(fact.text), standing: fact.standing, align: 'left' },
  ]);
  return tableOf({ widths: [label, width - label], head: null, rows, size: SIZE.small });
}

export function calculationTable({ rows }: Of<'calculation'>, width: number): DeckTable {
  const amount = Math.min(2.6, width * 0.4);
  const label = Math.min(4.6, width - amount);
  const size = SIZE.text;
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

export function rowsTable({ columns, rows, total }: Of<'table'>, width: number): DeckTable {
  const cells = (row: (typeof rows)[number], bold: boolean) =>
    columns.map(({ align }, index): DeckCell => {
      const { text, standing } = row[index] ?? { text: [] };
      return { text: short(text), standing, align, bold };
    });
  const widths = shares(columns, rows, width);
  const head = columns.map(({ title, align }): DeckCell => ({ text: [title], align, bold: true }));
  const table = tableOf({
    widths,
    head,
    rows: rows.map((row) => cells(row, false)),
    size: SIZE.table,
  });
  if (total === undefined) return table;
  const sums = { ...rowOf(cells(total, true), widths, SIZE.table), rule: true };
  return { ...table, rows: [...table.rows, sums] };
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
    const words = `${standing === undefined ? '' : '✔ '}${plainText(text)}`;
    return linesOf(words, widths[index]! - PADDING, bold ? size * 1.08 : size);
  });
  return { cells, height: heightOf(Math.max(1, ...lines), size) + ROW_PADDING };
}

/** Widths by the longest text of each column, within reason. */
function shares(
  columns: Of<'table'>['columns'],
  rows: Of<'table'>['rows'],
  width: number,
): number[] {
  const wants = columns.map(({ title }, index) => {
    const longest = Math.max(...rows.map((row) => plainText(row[index]?.text ?? []).length), 0);
    return Math.min(Math.max(title.length, longest, 8), 46) + 3;
  });
  const all = wants.reduce((sum, want) => sum + want, 0);
  return wants.map((want) => (want / all) * width);
}

/** Figures stay whole; words beside them are cut. */
function short(text: Text): Text {
  return text.map((span) => (typeof span === 'string' ? shortened(span, CELL_LETTERS) : span));
}
