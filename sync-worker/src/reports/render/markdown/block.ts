import type { Text } from '@attain/shared/reports/figure';
import type { Block } from '@attain/shared/reports/report';

import { clean, oneLine } from '../text/clean.ts';
import { calculation } from './calculation.ts';
import { chartWords } from './chart-words.ts';
import { atLineStart, escaped } from './escaped.ts';
import { facts } from './facts.ts';
import { inline, strong } from './inline.ts';
import { markdownTable } from './table.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return atLineStart(inline(block.text));
    case 'facts':
      return facts(block.facts);
    case 'list':
      return list(block);
    case 'table':
      return table(block);
    case 'calculation':
      return calculation(block.rows);
    case 'chart':
      return chartWords(block.chart);
    case 'quote':
      return quote(block);
    case 'notice':
      return `${strong('Note')}: ${escaped(block.text)}`;
  }
}

function list({ ordered, items }: Of<'list'>): string {
  return items
    .map(({ label, text }, n) => {
      const said =
        label === undefined
          ? atLineStart(inline(text))
          : `${strong(escaped(label))}: ${inline(text)}`;
      return `${ordered ? `${n + 1}.` : '-'} ${said}`;
    })
    .join('\n');
}

function table({ columns, rows, total }: Of<'table'>): string {
  return markdownTable(
    columns.map(({ title, align }) => ({ title: escaped(title), align })),
    [
      ...rows.map((row) => row.map(({ text, standing }) => inline(text, standing))),
      ...(total === undefined
        ? []
        : [total.map(({ text, standing }) => strong(inline(unemphasised(text), standing)))]),
    ],
  );
}

/** The whole cell is strong already. */
function unemphasised(text: Text): Text {
  return text.map((span) =>
    typeof span !== 'string' && span.kind === 'strong' ? span.text : span,
  );
}

/** Word for word, in the lines that it was said in. */
function quote({ text, by }: Of<'quote'>): string {
  const lines = clean(text)
    .trim()
    .split('\n')
    .map((line) => escaped(line).trim());
  const said = `"${lines.join('\n')}"${by === null ? '' : ` - ${escaped(oneLine(by))}`}`;
  return said
    .split('\n')
    .map((line) => `> ${atLineStart(line)}`.trimEnd())
    .join('\n');
}
