import type { UsageOutcome } from '../ports/usage.ts';
import { LONGEST_NAME, readName } from './event-name.ts';
import type { KeptDetails } from './kept-details.ts';
import { remembered } from './remembered.ts';

const REMEMBERED = 10_000;

export type KnownName = {
  name: string;
  /** Properties whose numbers are kept; `null` = none. */
  numbers: readonly string[] | null;
  countsUsers: boolean;
};

/** What is to be known of an event by its name, or why none of that name is stored. */
export function eventNames(
  excluded: readonly string[],
  kept: KeptDetails,
): (text: string) => KnownName | UsageOutcome {
  const isExcluded = matcher(excluded);
  return remembered(REMEMBERED, LONGEST_NAME, (text): KnownName | UsageOutcome => {
    const read = readName(text);
    if ('fault' in read) return read.fault;
    const { name } = read;
    if (isExcluded(name)) return 'excluded_event';
    return { name, numbers: kept.numbers.get(name) ?? null, countsUsers: kept.users.has(name) };
  });
}

/** Names as they are, or with a * at the end for any ending. */
function matcher(patterns: readonly string[]): (name: string) => boolean {
  const exact = new Set(patterns);
  const prefixes = patterns.filter((each) => each.endsWith('*')).map((each) => each.slice(0, -1));
  return (name) => exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}
