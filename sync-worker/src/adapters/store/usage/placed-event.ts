import type { UsageEvent } from '../../../ports/usage.ts';

/** An event that is new, with the numbers that its account and its name have in the store. */
export type PlacedEvent = { accountId: number; eventId: number; event: UsageEvent };
