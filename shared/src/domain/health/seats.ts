import type { Account } from '../account.ts';

/** Licensed seats, else the most identified users of any week of the last 90 days; `null` while neither is known. */
export function seatsOf({ contract, usage }: Account): number | null {
  const seats = contract.licensedSeats ?? usage?.peakWeeklyUsers ?? 0;
  return seats > 0 ? seats : null;
}
