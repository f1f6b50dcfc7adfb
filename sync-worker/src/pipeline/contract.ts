import type { Contract } from '@attain/shared/domain/account';
import { addDays, type Day, daysBetween } from '@attain/shared/domain/time';

import type { Calendar } from '../calendar.ts';
import type { Mapping } from '../config/mapping.ts';
import type { CompanyRow, DealRow } from '../ports/store.ts';
import { dayField, type FieldIssue, positiveField } from './normalise/fields.ts';

const TERM_DAYS = 365;
/** A renewal deal won this long before the date is the renewal of that date. */
const RENEWAL_WON_WITHIN_DAYS = 180;

/**
 * Contract term, value and seats: from the company's properties, else from its deals. A yearly value that nobody
 * recorded is the sum of the deals won within one term, marked as derived.
 */
export function contractOf(
  company: CompanyRow,
  deals: readonly DealRow[],
  mapping: Mapping,
  { calendar, today, digits }: { calendar: Calendar; today: Day; digits: number },
): { contract: Contract; issues: readonly FieldIssue[] } {
  const names = mapping.company;
  const text = (name: string) => company.properties[name];
  const start = dayField(names.contractStart, text(names.contractStart));
  const date = dayField(names.contractRenewal, text(names.contractRenewal));
  const value = positiveField(names.contractValue, text(names.contractValue));
  const seats = positiveField(names.licensedSeats, text(names.licensedSeats));

  const renewals = deals.filter(
    (deal) =>
      mapping.deals.renewalPipeline !== null && deal.pipeline === mapping.deals.renewalPipeline,
  );
  const renewal = date.value ?? nextClose(renewals, calendar);
  const derived = value.value === undefined ? wonWithinTerm(deals, calendar, today) : null;

  return {
    contract: {
      start: start.value ?? null,
      renewal,
      renewalWon: renewal !== null && isWon(renewals, renewal, calendar),
      yearlyValue: value.value === undefined ? derived : Math.round(value.value * 10 ** digits),
      valueDerived: derived !== null,
      licensedSeats: seats.value ?? null,
    },
    issues: [start, date, value, seats].flatMap(({ issue }) => issue ?? []),
  };
}

function nextClose(renewals: readonly DealRow[], calendar: Calendar): Day | null {
  const open = renewals.filter((deal) => !deal.isClosed && deal.closeAt !== null);
  const days = open.map((deal) => calendar.dayAt(deal.closeAt ?? 0)).sort();
  return days[0] ?? null;
}

function isWon(renewals: readonly DealRow[], renewal: Day, calendar: Calendar): boolean {
  return renewals.some(({ isWon: won, closeAt }) => {
    if (!won || closeAt === null) return false;
    return daysBetween(calendar.dayAt(closeAt), renewal) <= RENEWAL_WON_WITHIN_DAYS;
  });
}

function wonWithinTerm(deals: readonly DealRow[], calendar: Calendar, today: Day): number | null {
  const termStart = calendar.startOf(addDays(today, -TERM_DAYS));
  const won = deals.filter(
    ({ isWon: w, closeAt, amount }) =>
      w && amount !== null && closeAt !== null && closeAt >= termStart,
  );
  return won.length > 0 ? won.reduce((sum, { amount }) => sum + (amount ?? 0), 0) : null;
}
