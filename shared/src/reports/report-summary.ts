import type { Text } from './figure.ts';
import type { Block, Report, Section } from './report.ts';

const SUMMARIES: ReadonlySet<string> = new Set(['summary', 'vla_summary']);
const MOST_LINES = 12;

/** What a report says in short, line by line: what stands under its title, and its summary. The words are the report's own. */
export function reportSummary({ head, sections }: Report): readonly string[] {
  const summary = sections.find(({ id }) => SUMMARIES.has(id)) ?? sections[0];
  const lines = [
    ...head.map(({ label, text }) => `${label}: ${plain(text)}`),
    ...(summary === undefined ? [] : linesOf(summary)),
  ];
  return lines.slice(0, MOST_LINES);
}

function linesOf({ blocks, sections }: Section): string[] {
  return [...blocks.flatMap(linesOfBlock), ...sections.flatMap(linesOf)];
}

function linesOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plain(block.text)];
    case 'facts':
      return block.facts.map(({ label, text }) => `${label}: ${plain(text)}`);
    case 'list':
      return block.items.map(({ label, text }) =>
        label === undefined ? plain(text) : `${label}: ${plain(text)}`,
      );
    case 'calculation':
      return block.rows.map(({ label, text }) => `${label}: ${plain(text)}`);
    case 'notice':
      return [block.text];
    case 'table':
    case 'chart':
    case 'quote':
      return [];
  }
}

function plain(text: Text): string {
  return text.map((span) => (typeof span === 'string' ? span : span.text)).join('');
}
