import type { AsOf } from '../account.ts';
import { date, percent } from '../basics/plain-words.ts';
import { dayAt } from '../basics/portal-day.ts';
import type { Settings } from '../settings.ts';
import { counts, type LedgerLine } from './ledger-line.ts';
import { valuesHours } from './value-amount.ts';
import type { Confidence, ValueLine } from './value-line.ts';

const STATED: Readonly<Record<Confidence, string>> = {
  measured: 'Measured, not confirmed',
  customer_stated: 'Stated by the customer, not confirmed',
  modelled: 'Modelled, not confirmed and provisional',
};

/**
 * Everything that the calculation of a line takes for granted, beside what people wrote (O36, O37): defaults that were
 * used, the factor, how it counts over time, and what cannot be checked. Empty for a line that counts nowhere.
 */
export function calculationAssumptions(
  entry: LedgerLine,
  asOf: AsOf,
  { value }: Settings,
): readonly string[] {
  if (!counts(entry)) return [];
  const { line } = entry;
  const assumptions = [];
  if (line.confirmed === null) {
    if (valuesHours(line)) assumptions.push(...assumptionsOnHours(line, value));
    assumptions.push(`${STATED[line.confidence]}: counted at ${percent(entry.factor)}.`);
  } else {
    const { by, at } = line.confirmed;
    assumptions.push(`Confirmed by ${by} on ${date(dayAt(at, asOf))}: counted whole.`);
  }
  assumptions.push(
    line.recurring === null
      ? `Happens once: counted whole on ${date(line.startsAt)}.`
      : `Counted by the day from ${date(line.startsAt)} to ${date(line.endsAt)}.`,
  );
  if (line.sourceMetric === null) {
    assumptions.push('No source quantity is named, so a double count would not be noticed.');
  }
  return assumptions;
}

function assumptionsOnHours(
  { realisation, recurring }: ValueLine,
  settings: Settings['value'],
): string[] {
  const { workingWeeksPerYear: weeks, workingDaysPerWeek: days } = settings;
  const assumptions = [];
  if (realisation === null) {
    assumptions.push(`${percent(settings.realisation)} of the hours turn into money.`);
  }
  if (recurring === 'week') assumptions.push(`${weeks} working weeks a year.`);
  if (recurring === 'day') {
    assumptions.push(`${weeks * days} working days a year: ${weeks} weeks of ${days} days.`);
  }
  return assumptions;
}
