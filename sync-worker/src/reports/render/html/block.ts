import type { Block } from '@attain/shared/reports/report';

import { clean } from '../text/clean.ts';
import { chart } from './chart.ts';
import { type Citations, inline, mark, words } from './inline.ts';
import { html, type Html, NOTHING } from './markup.ts';
import { table } from './table.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** @param title of its section, which names tables and pictures for those who hear the page */
export function blockHtml(block: Block, title: string, citations: Citations): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${inline(block.text, citations)}</p>`;
    case 'facts':
      return facts(block.facts, citations);
    case 'list':
      return list(block, citations);
    case 'table':
      return table(block, title, citations);
    case 'calculation':
      return calculation(block, citations);
    case 'chart':
      return chart(block.chart);
    case 'quote':
      return quote(block);
    case 'notice':
      return html`<p class="notice">${words(block.text)}</p>`;
  }
}

export function facts(lines: Of<'facts'>['facts'], citations: Citations): Html {
  const each = lines.map(
    ({ label, text, standing }) =>
      html`<div>
        <dt>${words(label)}</dt>
        <dd>${mark(standing)}${inline(text, citations)}</dd>
      </div>`,
  );
  return html`<dl class="facts">${each}</dl>`;
}

function list({ ordered, items }: Of<'list'>, citations: Citations): Html {
  const each = items.map(({ label, text }) => {
    const named = label === undefined ? NOTHING : html`<strong>${words(label)}:</strong> `;
    return html`<li>${named}${inline(text, citations)}</li>`;
  });
  return ordered
    ? html`<ol>
        ${each}
      </ol>`
    : html`<ul>
        ${each}
      </ul>`;
}

function calculation({ rows }: Of<'calculation'>, citations: Citations): Html {
  const each = rows.map(({ label, text, ruleBefore }) => {
    const ruled = ruleBefore === true ? html` class="ruled"` : NOTHING;
    return html`<tr${ruled}><th scope="row">${words(label)}</th><td>${inline(text, citations)}</td></tr>`;
  });
  return html`<table class="calculation">
    <tbody>
      ${each}
    </tbody>
  </table>`;
}

function quote({ text, by }: Of<'quote'>): Html {
  const said = clean(text).trim();
  const who = by === null ? NOTHING : html`<figcaption>${words(by)}</figcaption>`;
  return html`<figure class="quote">
    <blockquote dir="auto">${said}</blockquote>
    ${who}
  </figure>`;
}
