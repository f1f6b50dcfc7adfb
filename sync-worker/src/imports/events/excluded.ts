import type { UsageOutcome } from '../../ports/usage.ts';

/** What the rules leave out without blame for the row. */
export const EXCLUDED = [
  'internal',
  'excluded_event',
  'bot',
  'too_old',
] as const satisfies readonly UsageOutcome[];

export type ExcludedOutcome = (typeof EXCLUDED)[number];
export type ExcludedCounts = Readonly<Partial<Record<ExcludedOutcome, number>>>;
