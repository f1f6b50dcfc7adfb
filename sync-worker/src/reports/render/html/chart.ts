import type { Chart } from '@attain/shared/reports/chart';

import { chartSvg } from '../../charts/chart-svg.ts';
import { chartData } from '../text/chart-data.ts';
import { words } from './inline.ts';
import { html, Html, NOTHING } from './markup.ts';
import { aligned, cell, framed } from './table.ts';

/** The picture under its title, and what it shows as a table that opens. */
export function chart(description: Chart): Html {
  const picture = new Html(chartSvg(description));
  return html`<figure class="chart">
    <figcaption>${words(description.title)}</figcaption>
    ${picture}${data(description)}
  </figure>`;
}

function data(description: Chart): Html {
  const shown = chartData(description);
  if (shown === undefined) return NOTHING;
  const align = (n: number) => (n === 0 ? 'left' : 'right');
  const heads = shown.titles.map((title, n) =>
    title === ''
      ? html`<td></td>`
      : html`<th scope="col" ${aligned(align(n))}>${words(title)}</th>`,
  );
  const rows = shown.rows.map(
    (row) =>
      html`<tr>
        ${row.map((text, n) => cell(html`${words(text)}`, align(n), n === 0))}
      </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return html`<details>
    <summary>Figures of this picture</summary>
    ${framed(description.title, table)}
  </details>`;
}
