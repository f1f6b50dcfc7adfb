import type { Contract } from '../account.ts';
import type { Settings } from '../settings.ts';
import { addMonths, daysBetween, type Day } from '../basics/time.ts';

/** The running term of a contract, as far as it was recorded. */
type Term = { start: Day | null; renewal: Day };

const AVERAGE_MONTH_DAYS = 365.25 / 12;
/** A renewal is won at most this long before its date; of shorter terms, half a term. */
const WON_WITHIN_DAYS = 180;

/** Length of a term in whole months, from its start to its renewal; the configured one where the start is unknown. */
export function termMonths(
  { start, renewal }: Term,
  settings: Pick<Settings['renewal'], 'termMonths'>,
): number {
  const months = start === null ? 0 : Math.round(daysBetween(start, renewal) / AVERAGE_MONTH_DAYS);
  return months > 0 ? months : settings.termMonths;
}

/**
 * The term that renewals won within the recorded dates have begun: where people moved the renewal date on and left the
 * start, it is the anniversary of the renewal date nearest to the last of them.
 *
 * @param won days on which renewals were won, in order
 */
export function begunTerm(
  { start, renewal }: Term,
  won: readonly Day[],
  today: Day,
  settings: Pick<Settings['renewal'], 'termMonths'>,
): Term {
  if (start === null) return { start, renewal };
  const last = won.findLast(
    (day) =>
      daysBetween(start, day) > WON_WITHIN_DAYS && daysBetween(day, renewal) > WON_WITHIN_DAYS,
  );
  if (last === undefined) return { start, renewal };
  const terms = Math.round(daysBetween(last, renewal) / AVERAGE_MONTH_DAYS / settings.termMonths);
  const begun = addMonths(renewal, -Math.max(1, terms) * settings.termMonths);
  return { start: start < begun && begun <= today ? begun : start, renewal };
}

/**
 * Each renewal won from shortly before the renewal date on moves the contract on by one term. The last of these stays a
 * renewal that is won (`renewalWon`), since the old term runs until its date.
 *
 * @param won days on which renewals were won, in order
 */
export function afterWonRenewals(
  term: Term,
  won: readonly Day[],
  settings: Pick<Settings['renewal'], 'termMonths'>,
): Term & Pick<Contract, 'renewalWon'> {
  const months = termMonths(term, settings);
  const wonWithin = Math.min(WON_WITHIN_DAYS, (months * AVERAGE_MONTH_DAYS) / 2);
  let { start, renewal } = term;
  let renewalWon = false;
  for (const day of won) {
    const next: Day = renewalWon ? addMonths(renewal, months) : renewal;
    if (daysBetween(day, next) > wonWithin) continue;
    if (renewalWon) [start, renewal] = [renewal, next];
    renewalWon = true;
  }
  return { start, renewal, renewalWon };
}

/**
 * First day of the customer's first term, which renewals do not move: the recorded start; where renewals were won that
 * led up to it, one term before the first of them.
 *
 * @param won days on which renewals were won, in order
 */
export function firstStart(
  start: Day,
  [firstWon]: readonly Day[],
  { termMonths: months }: Pick<Settings['renewal'], 'termMonths'>,
): Day {
  const wonWithin = Math.min(WON_WITHIN_DAYS, (months * AVERAGE_MONTH_DAYS) / 2);
  if (firstWon === undefined || daysBetween(start, firstWon) > wonWithin) return start;
  const terms = Math.round(daysBetween(firstWon, start) / AVERAGE_MONTH_DAYS / months);
  return addMonths(start, -(Math.max(0, terms) + 1) * months);
}
