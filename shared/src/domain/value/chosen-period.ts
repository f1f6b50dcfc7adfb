import type { Account } from '../account.ts';
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  firstOfMonth,
  monthOf,
  type Day,
} from '../basics/time.ts';
import { reportingPeriod } from './reporting-period.ts';
import type { ValueResult } from './results.ts';

export type PeriodChoice =
  | { kind: 'contract' | 'all' | 'ytd' | 'quarter' | '12m' }
  | { kind: 'range'; from: Day; to: Day };

type Known = Pick<Account, 'contract' | 'valueLines' | 'costLines' | 'createdOn'>;

/**
 * The period that a reader chose (M10), up to today: value that is still to come is not delivered. A range that reaches beyond
 * today ends today, one that begins later is the day of today alone.
 */
export function chosenPeriod(
  choice: PeriodChoice,
  account: Known,
  today: Day,
): ValueResult['period'] {
  switch (choice.kind) {
    case 'contract':
      return reportingPeriod(account.contract, today);
    case 'all':
      return { from: earlier(firstDay(account), today), to: today, label: 'all time' };
    case 'ytd':
      return { from: firstOfPeriod(today, 12), to: today, label: 'year to date' };
    case 'quarter':
      return { from: firstOfPeriod(today, 3), to: today, label: 'quarter to date' };
    case '12m':
      return { from: addDays(addMonths(today, -12), 1), to: today, label: 'trailing 12 months' };
    case 'range':
      return {
        from: earlier(choice.from, today),
        to: earlier(choice.to, today),
        label: 'chosen period',
      };
  }
}

/** The first day of which there is a contract, a value or a cost; without any, the company's own first day. */
function firstDay({ contract, valueLines, costLines, createdOn }: Known): Day {
  const days = [...valueLines, ...costLines].map(({ startsAt }) => startsAt);
  if (contract.firstStart !== null) days.push(contract.firstStart);
  return days.length === 0 ? createdOn : days.reduce(earlier);
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** The first day of the calendar year (12 months) or quarter (3) of a day. */
function firstOfPeriod(day: Day, months: 3 | 12): Day {
  const month = monthOf(dayNumber(day));
  return dayOf(firstOfMonth(Math.floor(month / months) * months));
}
