import type { ReportSources } from './report-sources.ts';

/** A longer one is no sentence of a story. */
const LONGEST = 200;

/** The customer's own words for a story, without the stop that ends them, and who said them. */
export type StoryQuote = { text: string; by: string };

/**
 * The latest quote on a goal that may go outside. One that names a number is left out: nothing in the record bears it out,
 * and a story tells no figure without its reference (C06).
 */
export function storyQuote(
  { quotes }: Pick<ReportSources, 'quotes'>,
  goalId: string | null,
): StoryQuote | null {
  const [latest] = quotes
    .filter(
      ({ external, text, goalId: about }) =>
        external && about === goalId && text.length <= LONGEST && !/\p{N}/u.test(text),
    )
    .toSorted((a, b) => (a.on < b.on ? 1 : -1));
  if (latest === undefined) return null;
  const { text, by, role } = latest;
  return { text: text.trim().replace(/\.$/, ','), by: role === null ? by : `${by}, ${role}` };
}
