import type { UsageOutcome } from '../ports/usage.ts';
import { mayHoldAddress, replaceAddresses } from './addresses.ts';

/** In UTF-16 units, so that a name fits in an index of every database. */
export const LONGEST_NAME = 200;

/** A replaced character is what is left of bytes that were no text; a database takes no NUL. */
const NO_TEXT = /[\0\uFFFD]/;
const ADDRESS_KEPT = '(address)';

export type NameFault = Extract<UsageOutcome, 'no_event' | 'name_too_long' | 'not_text'>;

/** The name of an event as it is kept: trimmed, and without the addresses of people. */
export function readName(text: string): { name: string } | { fault: NameFault } {
  if (text.length > LONGEST_NAME) return { fault: 'name_too_long' };
  if (!isText(text)) return { fault: 'not_text' };
  const name = text.trim();
  if (name === '') return { fault: 'no_event' };
  return { name: mayHoldAddress(name) ? replaceAddresses(name, () => ADDRESS_KEPT) : name };
}

/** Whether every store can keep the text as it is. */
export function isText(text: string): boolean {
  return text.isWellFormed() && !NO_TEXT.test(text);
}
