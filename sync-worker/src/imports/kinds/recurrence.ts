import { addDays, addMonths, type Day } from '@attain/shared/domain/basics/time';
import type { Period } from '@attain/shared/domain/value/value-line';

import { PERIOD_SYNONYMS, PERIODS, text, word } from '../cells.ts';
import { refuse } from '../refuse.ts';
import type { FileRow } from '../row.ts';

export type Span = { startsAt: Day; endsAt: Day };

/**
 * What an amount is per, or `null` for a one-off (C04). `recurring` says yes or no, or names the period itself; a
 * recurring amount without a period is per its own span where that is exactly one period.
 */
export function recurrence(row: FileRow, span: Span): Period | null {
  const period = word(row, 'period', PERIODS, PERIOD_SYNONYMS);
  const recurring = recurringCell(row);
  if (recurring === null) return period;
  if (recurring === 'no') {
    if (period !== null) refuse(`recurring says no, but period says ${period}: empty one of them`);
    return null;
  }
  if (recurring === 'yes') return period ?? periodOf(span) ?? refuse(WITHOUT_PERIOD);
  if (period !== null && period !== recurring) {
    refuse(`recurring says ${recurring}, but period says ${period}: keep one`);
  }
  return recurring;
}

/** Whether the row says at all if it is once or per something. */
export function statesRecurrence(row: FileRow): boolean {
  return text(row, 'period') !== null || text(row, 'recurring') !== null;
}

const WITHOUT_PERIOD = `recurring says yes, but not per what: write ${PERIODS.join(', ')}`;

function recurringCell(row: FileRow): Period | 'yes' | 'no' | null {
  return word<Period | 'yes' | 'no'>(row, 'recurring', ['yes', 'no', ...PERIODS], {
    ...PERIOD_SYNONYMS,
    true: 'yes',
    '1': 'yes',
    false: 'no',
    '0': 'no',
    one_off: 'no',
    once: 'no',
  });
}

/** The period that a span is exactly one of; an end on the first day of the next one counts too. */
function periodOf({ startsAt, endsAt }: Span): Period | null {
  const next: Readonly<Record<Period, Day>> = {
    day: addDays(startsAt, 1),
    week: addDays(startsAt, 7),
    month: addMonths(startsAt, 1),
    quarter: addMonths(startsAt, 3),
    year: addMonths(startsAt, 12),
  };
  return (
    PERIODS.find((period) => endsAt === addDays(next[period], -1)) ??
    PERIODS.find((period) => endsAt === next[period]) ??
    null
  );
}
