import type { Block, Report, Section } from './report.ts';
import { plain, wordsOfBlock } from './report-words.ts';

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
  const said = blocks.filter(({ kind }) => !LONG.has(kind));
  return [...said.flatMap(wordsOfBlock), ...sections.flatMap(linesOf)];
}

/** What is no summary. */
const LONG: ReadonlySet<Block['kind']> = new Set(['table', 'chart', 'quote']);
