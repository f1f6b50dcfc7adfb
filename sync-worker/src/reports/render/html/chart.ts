import type { Chart } from '@attain/shared/reports/chart';

import { chartSvg } from '../../charts/chart-svg.ts';
import { chartData } from '../text/chart-data.ts';
import { words } from './inline.ts';
import { markup, Html, NOTHING } from './markup.ts';
import { aligned, cell, framed } from './table.ts';

/** The picture under its title, where that is not the section's, and what it shows as a table that opens. */
export function chart(description: Chart, sectionTitle: string): Html {
  const picture = new Html(chartSvg(description, widthOf(description)));
  const caption =
    description.title === sectionTitle
      ? NOTHING
      : markup`<figcaption>${words(description.title)}</figcaption>`;
  return markup`<figure class="chart">${caption}${picture}${data(description)}</figure>`;
}

/** A gauge keeps its size where the page is narrow; it needs no more than this. */
function widthOf({ kind }: Chart): { width?: number } {
  return kind === 'gauge' ? { width: 360 } : {};
}

function data(description: Chart): Html {
  const shown = chartData(description);
  if (shown === undefined) return NOTHING;
  const align = (n: number) => (n === 0 ? 'left' : 'right');
  const heads = shown.titles.map((title, n) =>
    title === ''
      ? markup`<td></td>`
      : markup`<th scope="col"${aligned(align(n))}>${words(title)}</th>`,
  );
  const rows = shown.rows.map(
    (row) =>
      markup`<tr>${row.map((text, n) => cell(markup`${words(text)}`, align(n), n === 0))}</tr>`,
  );
  const table = markup`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
  return markup`<details><summary>Figures of this picture</summary>${framed(description.title, table)}</details>`;
}
