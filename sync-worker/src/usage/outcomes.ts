import type { OutcomeCounts, UsageOutcome } from '../ports/usage.ts';

type Counts = Partial<Record<UsageOutcome, number>>;

/** Adds counts to others, in place. */
export function addOutcomes(to: Counts, more: OutcomeCounts): Counts {
  for (const outcome in more) {
    const key = outcome as UsageOutcome;
    to[key] = (to[key] ?? 0) + (more[key] ?? 0);
  }
  return to;
}
