import type { Text } from '@attain/shared/reports/figure';
import type { Block } from '@attain/shared/reports/report';
import { plain } from '@attain/shared/reports/report-words';

import { SIZE } from './geometry.ts';
import type { DeckTable, Item, Paragraph, Room } from './item.ts';
import { calculationTable, factsTable, rowsTable } from './tables.ts';
import { heightOf, linesOf } from './text-height.ts';

/** Room after a paragraph and after a table, in inches. */
const AFTER = 0.06;
const TABLE_AFTER = 0.16;
const INDENT = 0.3;
/** Room before a heading, so that it stands with what follows it. */
export const BEFORE_HEADING = 0.1;

/** A block as items of a slide; charts are placed beside them. */
export function blockItems(block: Block, room: Room): Item[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph({ text: block.text, look: 'text' }, room)];
    case 'list':
      return block.items.map((item, index) => {
        const text = labelled(item);
        const number = block.ordered ? { number: index + 1 } : {};
        return paragraph({ text, look: 'bullet', ...number }, room);
      });
    case 'facts':
      return block.facts.length === 0 ? [] : [table(factsTable(block, room))];
    case 'table':
      return [table(rowsTable(block, room))];
    case 'calculation':
      return [table(calculationTable(block, room))];
    case 'quote':
      return [
        paragraph({ text: [`“${block.text}”`], look: 'quote' }, room),
        ...(block.by === null ? [] : [paragraph({ text: [`— ${block.by}`], look: 'by' }, room)]),
      ];
    case 'notice':
      return [notice(block.text, room)];
    case 'chart':
      return [];
  }
}

export function heading(title: string, room: Room): Item {
  return paragraph({ text: [title], look: 'heading' }, room);
}

export function table(drawn: DeckTable): Item {
  const rows = [...(drawn.head === null ? [] : [drawn.head]), ...drawn.rows];
  const height = rows.reduce((sum, row) => sum + row.height, TABLE_AFTER);
  return { ...drawn, height };
}

export function paragraph(words: Omit<Paragraph, 'size'>, { width, scale }: Room): Item {
  const size = Math.round((words.look === 'by' ? SIZE.small : SIZE.text) * scale);
  const within = width - INDENT - (words.look === 'bullet' ? INDENT : 0);
  const lines = linesOf(plain(words.text), within, size);
  return {
    kind: 'paragraph',
    paragraph: { ...words, size },
    height: heightOf(lines, size) + AFTER + (words.look === 'heading' ? BEFORE_HEADING : 0),
  };
}

function notice(text: string, { width, scale }: Room): Item {
  const size = Math.round(SIZE.small * scale);
  const lines = linesOf(text, width - INDENT * 2, size);
  return { kind: 'notice', text, size, height: heightOf(lines, size) + 0.3 };
}

function labelled({ label, text }: { label?: string; text: Text }): Text {
  return label === undefined ? text : [{ kind: 'strong', text: `${label}: ` }, ...text];
}
