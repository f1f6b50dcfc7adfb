import { isbot } from 'isbot';

import { remembered } from './remembered.ts';

/** The marks of a crawler stand early in a user agent; the rest is what a hostile sender makes long. */
const READ_CHARS = 512;
const REMEMBERED = 5_000;

/** Whether a user agent is that of a crawler, a monitor or a program. Answers are remembered: few user agents send most events. */
export function botFilter(): (userAgent: string) => boolean {
  return remembered(REMEMBERED, READ_CHARS, isbot);
}
