import type { Block } from '@attain/shared/reports/report';

import { clean } from '../text/clean.ts';
import { chart } from './chart.ts';
import { type Citations, inline, mark, words } from './inline.ts';
import { markup, type Html, NOTHING } from './markup.ts';
import { table } from './table.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** @param title of its section, which names tables and pictures for those who hear the page */
export function blockHtml(block: Block, title: string, citations: Citations): Html {
  switch (block.kind) {
    case 'paragraph':
      return markup`<p>${inline(block.text, citations)}</p>`;
    case 'facts':
      return facts(block.facts, citations);
    case 'list':
      return list(block, citations);
    case 'table':
      return table(block, title, citations);
    case 'calculation':
      return calculation(block, citations);
    case 'chart':
      return chart(block.chart, title);
    case 'quote':
      return quote(block);
    case 'notice':
      return markup`<p class="notice">${words(block.text)}</p>`;
  }
}

export function facts(lines: Of<'facts'>['facts'], citations: Citations): Html {
  const each = lines.map(
    ({ label, text, standing }) =>
      markup`<div><dt>${words(label)}</dt><dd>${mark(standing)}${inline(text, citations)}</dd></div>`,
  );
  return markup`<dl class="facts">${each}</dl>`;
}

function list({ ordered, items }: Of<'list'>, citations: Citations): Html {
  const each = items.map(({ label, text }) => {
    const named = label === undefined ? NOTHING : markup`<strong>${words(label)}:</strong> `;
    return markup`<li>${named}${inline(text, citations)}</li>`;
  });
  return ordered ? markup`<ol>${each}</ol>` : markup`<ul>${each}</ul>`;
}

function calculation({ rows }: Of<'calculation'>, citations: Citations): Html {
  const each = rows.map(({ label, text, ruleBefore }) => {
    const ruled = ruleBefore === true ? markup` class="ruled"` : NOTHING;
    return markup`<tr${ruled}><th scope="row">${words(label)}</th><td>${inline(text, citations)}</td></tr>`;
  });
  return markup`<table class="calculation"><tbody>${each}</tbody></table>`;
}

function quote({ text, by }: Of<'quote'>): Html {
  const said = clean(text).trim();
  const who = by === null ? NOTHING : markup`<figcaption>${words(by)}</figcaption>`;
  return markup`<figure class="quote"><blockquote dir="auto">${said}</blockquote>${who}</figure>`;
}
