import { type MonthFigures, monthFigures } from '@attain/shared/crm/month-figures';
import { addDays, addMonths, type Day, type Instant } from '@attain/shared/domain/basics/time';
import type { Goal } from '@attain/shared/domain/goals/goal';
import { knownGoals } from '@attain/shared/domain/known-goals';
import type { QuoteOfCustomer } from '@attain/shared/reports/report-sources';

import type { Calendar } from '../calendar.ts';
import type { PortalStore } from '../ports/store.ts';
import type { Reported } from './reported-snapshot.ts';

/** How far back curves over months go, the reported month included. */
const MONTHS = 24;

/**
 * Goals by the terms that held at the reported instant, with the readings of up to the end of its day: as they were known
 * then, or with every later correction.
 */
export async function goalsThen(
  { snapshot, knownBefore }: Reported,
  { store, calendar }: { store: PortalStore; calendar: Calendar },
): Promise<readonly Goal[]> {
  const { goals, readings } = (await store.history.evidence(snapshot.companyId)).goals;
  const endOfDay = calendar.startOf(addDays(snapshot.today, 1));
  const termsAt = knownBefore === null ? endOfDay - 1 : Math.min(endOfDay, knownBefore) - 1;
  const known = readings.filter(
    ({ recordedAt }) => knownBefore === null || recordedAt < knownBefore,
  );
  return knownGoals({ goals, readings: known }, termsAt, endOfDay);
}

/** The figures at the ends of the months before, and those of the reported day. */
export async function monthsThen(
  { snapshot, asOf, knownBefore }: Reported,
  { history }: PortalStore,
): Promise<readonly MonthFigures[]> {
  const { companyId, today } = snapshot;
  const own = monthFigures(snapshot);
  if (asOf === null || knownBefore === null)
    return [...(await history.monthEnds(companyId, today, MONTHS - 1)), own];
  const months: MonthFigures[] = [own];
  for (let back = 0; back < MONTHS - 1; back += 1) {
    const first = addMonths(firstOfItsMonth(today), -back);
    const past = await history.on(companyId, addDays(first, -1), knownBefore);
    if (past === undefined) break;
    // A month without figures is left out: the day before it belongs to an earlier one.
    if (past.snapshot.today >= addMonths(first, -1)) months.unshift(monthFigures(past.snapshot));
  }
  return months;
}

function firstOfItsMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

/** What the customer said, newest first, as far as it was recorded by then and not taken back. */
export async function quotesThen(
  companyId: string,
  knownBefore: Instant | null,
  { records }: PortalStore,
): Promise<readonly QuoteOfCustomer[]> {
  const quotes: QuoteOfCustomer[] = [];
  for (const latest of await records.list(companyId, 'quote')) {
    const isKnown = knownBefore === null || latest.recordedAt < knownBefore;
    const version = isKnown
      ? latest
      : (await records.history(companyId, 'quote', latest.id)).findLast(
          ({ recordedAt }) => recordedAt < knownBefore,
        );
    if (version === undefined || version.ended) continue;
    const { source: _source, ...quote } = version.body;
    quotes.push(quote);
  }
  return quotes.sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? 1 : -1));
}
