import type { Contract } from '@attain/shared/domain/account';
import {
  afterWonRenewals,
  begunTerm,
  firstStart,
} from '@attain/shared/domain/lifecycle/contract-term';
import type { Settings } from '@attain/shared/domain/settings';
import { addDays, addMonths, type Day } from '@attain/shared/domain/basics/time';

import type { Calendar } from '../calendar.ts';
import type { Mapping } from '../config/mapping.ts';
import type { CompanyRow, DealRow } from '../ports/store.ts';
import { dayField, type FieldIssue, positiveField } from './normalise/fields.ts';

const TERM_DAYS = 365;

/**
 * Contract term, value and seats: from the company's properties, else from its deals. A yearly value that nobody
 * recorded is the sum of the deals won within one term, marked as derived. Dates that nobody recorded are those of the
 * open deal of the renewal pipeline, whose term ends with it; once it is won, the term begins with it.
 */
export function contractOf(
  company: CompanyRow,
  deals: readonly DealRow[],
  mapping: Mapping,
  {
    calendar,
    today,
    digits,
    settings,
  }: { calendar: Calendar; today: Day; digits: number; settings: Pick<Settings, 'renewal'> },
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
  const term = termOf({ start: start.value, renewal: date.value }, renewals, {
    calendar,
    today,
    settings: settings.renewal,
  });
  const derived = value.value === undefined ? wonWithinTerm(deals, calendar, today) : null;

  return {
    contract: {
      ...term,
      yearlyValue: value.value === undefined ? derived : Math.round(value.value * 10 ** digits),
      valueDerived: derived !== null,
      licensedSeats: seats.value ?? null,
    },
    issues: [start, date, value, seats].flatMap(({ issue }) => issue ?? []),
  };
}

function termOf(
  recorded: { start: Day | undefined; renewal: Day | undefined },
  renewals: readonly DealRow[],
  { calendar, today, settings }: { calendar: Calendar; today: Day; settings: Settings['renewal'] },
): Pick<Contract, 'firstStart' | 'start' | 'renewal' | 'renewalWon'> {
  const won = closeDays(renewals, calendar, ({ isWon }) => isWon);
  const [open = null] = closeDays(renewals, calendar, ({ isClosed }) => !isClosed);
  const start = recorded.start ?? (open === null ? null : addMonths(open, -settings.termMonths));
  const renewal = recorded.renewal ?? open ?? won.at(-1) ?? null;
  const first = start === null ? null : firstStart(start, won, settings);
  if (renewal === null) return { firstStart: first, start, renewal, renewalWon: false };

  const term = begunTerm({ start, renewal }, won, today, settings);
  // The renewal of an open deal is not won, whatever was won before.
  const isOpen = recorded.renewal === undefined && open !== null;
  return {
    firstStart: first,
    ...(isOpen ? { ...term, renewalWon: false } : afterWonRenewals(term, won, settings)),
  };
}

/** The days on which deals close, in order. */
function closeDays(
  deals: readonly DealRow[],
  calendar: Calendar,
  chosen: (deal: DealRow) => boolean,
): readonly Day[] {
  return deals
    .filter(chosen)
    .flatMap(({ closeAt }) => (closeAt === null ? [] : calendar.dayAt(closeAt)))
    .sort();
}

function wonWithinTerm(deals: readonly DealRow[], calendar: Calendar, today: Day): number | null {
  const termStart = calendar.startOf(addDays(today, -TERM_DAYS));
  const won = deals.filter(
    ({ isWon: w, closeAt, amount }) =>
      w && amount !== null && closeAt !== null && closeAt >= termStart,
  );
  return won.length > 0 ? won.reduce((sum, { amount }) => sum + (amount ?? 0), 0) : null;
}
