import type { Block, Cell } from '@attain/shared/reports/report';

import { oneLine } from '../text/clean.ts';
import { type Citations, inline, mark, words } from './inline.ts';
import { markup, type Html, NOTHING } from './markup.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Align = 'left' | 'right';

/** A table that scrolls by itself where the page is narrow, with its titles on every printed page. */
export function table({ columns, rows, total }: Table, title: string, citations: Citations): Html {
  const cells = (row: readonly Cell[]) =>
    row.map(({ text, standing }, n) =>
      cell(
        markup`${mark(standing)}${inline(text, citations)}`,
        columns[n]?.align ?? 'left',
        n === 0,
      ),
    );
  const heads = columns.map(
    ({ title: name, align }) => markup`<th scope="col"${aligned(align)}>${words(name)}</th>`,
  );
  const foot = total === undefined ? NOTHING : markup`<tfoot><tr>${cells(total)}</tr></tfoot>`;
  return framed(
    title,
    markup`<table><thead><tr>${heads}</tr></thead><tbody>${rows.map(
      (row) => markup`<tr>${cells(row)}</tr>`,
    )}</tbody>${foot}</table>`,
  );
}

/** Can be reached and scrolled by keyboard. */
export function framed(title: string, content: Html): Html {
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${oneLine(title)}">${content}</div>`;
}

/** The first cell names its row. */
export function cell(content: Html, align: Align, first: boolean): Html {
  return first
    ? markup`<th scope="row"${aligned(align)}>${content}</th>`
    : markup`<td${aligned(align)}>${content}</td>`;
}

export function aligned(align: Align): Html {
  return align === 'right' ? markup` class="number"` : NOTHING;
}
