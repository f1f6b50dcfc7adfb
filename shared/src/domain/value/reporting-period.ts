import type { Contract } from '../account.ts';
import type { ValueResult } from './results.ts';
import { addDays, addMonths, type Day } from '../basics/time.ts';

/**
 * What value and cost are counted over: the current contract term to date, which a won renewal moves on; without a
 * term that has begun, the trailing 12 months. Both ends are included.
 */
export function reportingPeriod(contract: Contract, today: Day): ValueResult['period'] {
  const start = termStart(contract, today);
  return start === null
    ? { from: addDays(addMonths(today, -12), 1), to: today, label: 'trailing 12 months' }
    : { from: start, to: today, label: 'contract to date' };
}

/** First day of the term that runs today; `null` where none is known to. */
function termStart({ start, renewal, renewalWon }: Contract, today: Day): Day | null {
  if (renewal !== null && renewalWon && renewal <= today) return renewal;
  return start !== null && start <= today ? start : null;
}
