import { asMoney, moneyInWords, type Currency } from '../basics/money.ts';
import type { Settings } from '../settings.ts';
import { faultOfInputs, type LineFault } from './input-fault.ts';
import type { Period, ValueLine, ValueType } from './value-line.ts';

type InputKey =
  | 'amount'
  | 'quantity'
  | 'rate'
  | 'attribution'
  | 'margin'
  | 'probabilityBefore'
  | 'probabilityAfter'
  | 'impact';

/** What each value type cannot do without (O08-O12, C07-C09); there is no default for any of these. */
export const REQUIRED_INPUTS: Readonly<Record<ValueType, readonly InputKey[]>> = {
  hard_savings: ['amount'],
  soft_savings: ['quantity', 'rate'],
  revenue_impact: ['amount', 'attribution', 'margin'],
  risk_avoidance: ['probabilityBefore', 'probabilityAfter', 'impact'],
  opportunity_cost: ['quantity', 'rate'],
};

/** An amount in minor units, not yet rounded, with what it is per and how it came about. */
export type ValueAmount = { amount: number; per: Period | null; formula: string };

export type ValueCalculation = ({ kind: 'calculated' } & ValueAmount) | LineFault;

/**
 * The amount of a line per its period, or whole for a one-off, before pro-rating and confidence factor.
 *
 * - hard savings: the amount
 * - soft savings, opportunity cost: hours x rate x realisation (0.5 unless the line says otherwise). Hours a week or a
 *   day are worked in 46 weeks a year, not in 52 (C07)
 * - revenue impact: additional revenue x attribution share x gross margin (C08)
 * - risk avoidance: (probability before - probability after) x impact (C09)
 *
 * An input that is missing or impossible makes the line incomplete, with the reason: never a guess.
 */
export function valueAmount(
  line: ValueLine,
  { value }: Pick<Settings, 'value'>,
  currency: Currency,
): ValueCalculation {
  const fault = faultOfInputs(line, REQUIRED_INPUTS[line.type]);
  if (fault !== null) return fault;
  const { amount, per, formula } = CALCULATION[line.type](line, value, currency);
  return { kind: 'calculated', amount: asMoney(amount), per, formula };
}

/** Whether the line values hours, which enter once (C07). */
export function valuesHours({ type }: Pick<ValueLine, 'type'>): boolean {
  return type === 'soft_savings' || type === 'opportunity_cost';
}

type Calculation = (
  line: ValueLine,
  settings: Settings['value'],
  currency: Currency,
) => ValueAmount;

const CALCULATION: Readonly<Record<ValueType, Calculation>> = {
  hard_savings: ({ amount, recurring }, _, currency) => ({
    amount: amount ?? 0,
    per: recurring,
    formula: moneyInWords(amount ?? 0, currency) + perWord(recurring),
  }),
  soft_savings: timeValue,
  opportunity_cost: timeValue,
  revenue_impact: ({ amount, attribution, margin, recurring }, _, currency) => ({
    amount: (amount ?? 0) * (attribution ?? 0) * (margin ?? 0),
    per: recurring,
    formula: `${moneyInWords(amount ?? 0, currency)} revenue${perWord(recurring)} x ${attribution} attribution x ${margin} margin`,
  }),
  risk_avoidance: ({ probabilityBefore, probabilityAfter, impact, recurring }, _, currency) => ({
    amount: ((probabilityBefore ?? 0) - (probabilityAfter ?? 0)) * (impact ?? 0),
    per: recurring,
    formula: `(${probabilityBefore} - ${probabilityAfter}) x ${moneyInWords(impact ?? 0, currency)}${perWord(recurring)}`,
  }),
};

function timeValue(line: ValueLine, settings: Settings['value'], currency: Currency): ValueAmount {
  const { quantity, rate, recurring } = line;
  const realisation = line.realisation ?? settings.realisation;
  const worked = workedPerYear(recurring, settings);
  const hours = `${quantity} ${line.unit ?? 'hours'}${perWord(recurring)}`;
  const price = `${moneyInWords(rate ?? 0, currency)} x ${realisation} realisation`;
  const amount = (quantity ?? 0) * (rate ?? 0) * realisation;
  return worked === null
    ? { amount, per: recurring, formula: `${hours} x ${price}` }
    : {
        amount: amount * worked.times,
        per: 'year',
        formula: `${hours} x ${worked.words} x ${price}`,
      };
}

function workedPerYear(
  period: Period | null,
  { workingWeeksPerYear, workingDaysPerWeek }: Settings['value'],
) {
  if (period === 'week') {
    return { times: workingWeeksPerYear, words: `${workingWeeksPerYear} weeks a year` };
  }
  if (period !== 'day') return null;
  const days = workingWeeksPerYear * workingDaysPerWeek;
  return { times: days, words: `${days} working days a year` };
}

function perWord(period: Period | null): string {
  return period === null ? '' : ` a ${period}`;
}
