import type { Block, Cell } from '@attain/shared/reports/report';
import type { Content, TableCell } from 'pdfmake/interfaces.js';

import { plainInlines, standingInlines, textInlines } from '../inlines.ts';
import { CONTENT_WIDTH } from '../page.ts';
import { rowsLayout } from '../table-layouts.ts';
import { columnWidths } from '../../paper/column-widths.ts';

type Table = Extract<Block, { kind: 'table' }>;

const SIZE = 8.5;
const MEASURES = { width: CONTENT_WIDTH, character: 4.9, padding: 10 };

/** Rows and columns; the head is drawn again on each page, and no row is cut in two. */
export function tableContent(table: Table): Content {
  const { columns, rows, total } = table;
  const body = [
    columns.map(({ title, align }) =>
      plainInlines(title, { bold: true, fontSize: SIZE, alignment: align }, 'column'),
    ),
    ...rows.map((row) => cells(row, columns, false)),
    ...(total === undefined ? [] : [cells(total, columns, true)]),
  ];
  return {
    margin: [0, 2, 0, 8],
    layout: rowsLayout(body.length, total !== undefined),
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columnWidths(table, MEASURES).map((width) => width - MEASURES.padding),
      body,
    },
  };
}

function cells(row: readonly Cell[], columns: Table['columns'], bold: boolean): TableCell[] {
  return columns.map(({ align }, index) => {
    const cell = row[index] ?? { text: [] };
    const look = {
      fontSize: SIZE,
      ...(align === 'right' && { alignment: align }),
      ...(bold && { bold }),
    };
    return cell.standing === undefined
      ? textInlines(cell.text, look, 'column')
      : standingInlines(cell.text, cell.standing, look, 'column');
  });
}
