/** Timers of more than about 24 days would end at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
