import { internal } from '../blocks.ts';
import { words } from '../figure-words.ts';
import type { Block } from '../report.ts';
import type { QuoteOfCustomer, ReportSources } from '../report-sources.ts';

/** What the customer said of a goal, word for word, the latest first (M47, C06); only what may go outside leaves the house. */
export function goalQuotes({ quotes }: ReportSources, goalId: string): Block[] {
  return quotes
    .filter((quote) => quote.goalId === goalId)
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    .map(quoteBlock);
}

function quoteBlock({ text, by, role, on, external }: QuoteOfCustomer): Block {
  const who = [by, role, words.date(on)].filter((part) => part !== null).join(', ');
  const block: Block = { kind: 'quote', text, by: who };
  return external ? block : internal(block);
}
