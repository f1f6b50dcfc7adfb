import type { Text } from '@attain/shared/reports/figure';
import type { Block } from '@attain/shared/reports/report';

import { plainText } from '../paper/plain-text.ts';
import { SIZE } from './geometry.ts';
import type { DeckTable, Item, Paragraph } from './item.ts';
import { calculationTable, factsTable, rowsTable } from './tables.ts';
import { heightOf, linesOf } from './text-height.ts';

/** Room after a paragraph and after a table, in inches. */
const AFTER = 0.06;
export const TABLE_AFTER = 0.16;
const INDENT = 0.3;

/** A block as items of a slide; charts are placed beside them. */
export function blockItems(block: Block, width: number): Item[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph({ text: block.text, look: 'text' }, width)];
    case 'list':
      return block.items.map((item, index) => {
        const text = labelled(item);
        const number = block.ordered ? { number: index + 1 } : {};
        return paragraph({ text, look: 'bullet', ...number }, width);
      });
    case 'facts':
      return block.facts.length === 0 ? [] : [table(factsTable(block, width))];
    case 'table':
      return [table(rowsTable(block, width))];
    case 'calculation':
      return [table(calculationTable(block, width))];
    case 'quote':
      return [
        paragraph({ text: [`“${block.text}”`], look: 'quote' }, width),
        ...(block.by === null ? [] : [paragraph({ text: [`— ${block.by}`], look: 'by' }, width)]),
      ];
    case 'notice':
      return [notice(block.text, width)];
    case 'chart':
      return [];
  }
}

export function heading(title: string, width: number): Item {
  return paragraph({ text: [title], look: 'heading' }, width);
}

export function table(drawn: DeckTable): Item {
  const rows = [...(drawn.head === null ? [] : [drawn.head]), ...drawn.rows];
  const height = rows.reduce((sum, row) => sum + row.height, TABLE_AFTER);
  return { ...drawn, height };
}

export function paragraph(drawn: Paragraph, width: number): Item {
  const room = width - INDENT - (drawn.look === 'bullet' ? INDENT : 0);
  const size = paragraphSize(drawn);
  const lines = linesOf(plainText(drawn.text), room, size);
  return { kind: 'paragraph', paragraph: drawn, height: heightOf(lines, size) + AFTER };
}

export function paragraphSize({ look }: Paragraph): number {
  return look === 'by' ? SIZE.small : SIZE.text;
}

function notice(text: string, width: number): Item {
  const lines = linesOf(text, width - INDENT * 2, SIZE.small);
  return { kind: 'notice', text, height: heightOf(lines, SIZE.small) + 0.3 };
}

function labelled({ label, text }: { label?: string; text: Text }): Text {
  return label === undefined ? text : [{ kind: 'strong', text: `${label}: ` }, ...text];
}
