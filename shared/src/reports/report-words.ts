import type { Text } from './figure.ts';
import type { Block } from './report.ts';

/** A text without the numbers of its references. */
export function plain(text: Text): string {
  return text.map((span) => (typeof span === 'string' ? span : span.text)).join('');
}

/** Everything that a block says, a line a row, item or sentence; a picture is its words. */
export function wordsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plain(block.text)];
    case 'facts':
      return block.facts.map(({ label, text }) => `${label}: ${plain(text)}`);
    case 'list':
      return block.items.map(({ label, text }) =>
        label === undefined ? plain(text) : `${label}: ${plain(text)}`,
      );
    case 'table':
      return [...block.rows, ...(block.total ? [block.total] : [])].map((row) =>
        row.map(({ text }) => plain(text)).join(' | '),
      );
    case 'calculation':
      return block.rows.map(({ label, text }) => `${label}: ${plain(text)}`);
    case 'chart':
      return [block.chart.alt];
    case 'quote':
    case 'notice':
      return [block.text];
  }
}
