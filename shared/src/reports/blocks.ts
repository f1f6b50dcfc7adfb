import type { Figure, Span, Standing } from './figure.ts';
import type { Block, Cell, Section } from './report.ts';

export function paragraph(...text: readonly Span[]): Block {
  return { kind: 'paragraph', text };
}

export function notice(text: string): Block {
  return { kind: 'notice', text };
}

/** What the vendor's own people read and the customer does not. */
export function internal(block: Block): Block {
  return { ...block, seenBy: 'internal' };
}

/** A list of sentences; nothing where there are none. */
export function sentences(items: readonly (string | { label: string; text: string })[]): Block[] {
  if (items.length === 0) return [];
  const listed = items.map((item) =>
    typeof item === 'string' ? { text: [item] } : { label: item.label, text: [item.text] },
  );
  return [{ kind: 'list', ordered: false, items: listed }];
}

export function cell(text: string | Figure | readonly Span[], standing?: Standing): Cell {
  const spans = typeof text === 'string' || 'kind' in text ? [text] : text;
  return standing === undefined ? { text: spans } : { text: spans, standing };
}

/** A table; titles of columns of numbers end up on the right. */
export function table(
  columns: readonly (string | { number: string })[],
  rows: readonly (readonly Cell[])[],
  total?: readonly Cell[],
): Block {
  const headed = columns.map((column) =>
    typeof column === 'string'
      ? ({ title: column, align: 'left' } as const)
      : ({ title: column.number, align: 'right' } as const),
  );
  return { kind: 'table', columns: headed, rows, ...(total === undefined ? {} : { total }) };
}

/** `goal`, `goals`. */
export function plural(n: number | null, one: string): string {
  return n === 1 ? one : `${one}s`;
}

/** A section of nothing but internal parts is internal itself, so that no bare title is left of it. */
export function seenAs(blocks: readonly Block[]): Pick<Section, 'seenBy'> {
  return blocks.every(({ seenBy }) => seenBy === 'internal') ? { seenBy: 'internal' } : {};
}
