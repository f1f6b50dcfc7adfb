import { moneyInWords, toMinor, type Currency } from '../basics/money.ts';
import type { Settings } from '../settings.ts';
import { faultOfConfirmation } from './input-fault.ts';
import { daysOf, shareOfDays, type Days } from './period-share.ts';
import type { ValueLineResult } from './results.ts';
import { valueAmount, type ValueAmount, type ValueCalculation } from './value-amount.ts';
import type { Minor, ValueLine } from './value-line.ts';

/** A value line as the ledgers take it: which one, how much per what, and by which factor. */
export type LedgerLine = {
  line: ValueLine;
  /** From its first to its last day. */
  days: Days;
  ledger: ValueLineResult['ledger'];
  factor: number;
  calculation: ValueCalculation;
};

/**
 * Puts a line into its ledger. Confirmed lines count at the confirmed amount without a factor; unconfirmed ones at
 * amount x confidence factor (C20, C21); disputed, excluded and incomplete ones nowhere.
 */
export function ledgerLine(line: ValueLine, settings: Settings, currency: Currency): LedgerLine {
  const calculation = calculationOf(line, settings, currency);
  return {
    line,
    days: daysOf(line.startsAt, line.endsAt),
    ledger: ledgerOf(line, calculation),
    factor: line.confirmed === null ? settings.value.confidenceFactors[line.confidence] : 1,
    calculation,
  };
}

export function counts({ ledger }: Pick<LedgerLine, 'ledger'>): boolean {
  return ledger === 'confirmed' || ledger === 'estimated';
}

/** A line of one of the two ledgers, which can be calculated. */
export type CountingLine = LedgerLine & {
  ledger: 'confirmed' | 'estimated';
  calculation: ValueAmount;
};

export function isCounting(entry: LedgerLine): entry is CountingLine {
  return counts(entry);
}

/** What the line counts within some days: amount x share of the days x factor, rounded once. */
export function countedWithin({ days, factor, calculation }: CountingLine, window: Days): Minor {
  return toMinor(calculation.amount * shareOfDays(days, calculation.per, window) * factor);
}

/** What the customer confirmed replaces the calculation, and needs none of its inputs. */
function calculationOf(line: ValueLine, settings: Settings, currency: Currency): ValueCalculation {
  if (line.confirmed === null) return valueAmount(line, settings, currency);
  const { amount, by } = line.confirmed;
  const fault = faultOfConfirmation(line, amount);
  if (fault !== null) return fault;
  const per = line.recurring === null ? '' : ` a ${line.recurring}`;
  const formula = `${moneyInWords(amount, currency)}${per}, confirmed by ${by}`;
  return { kind: 'calculated', amount, per: line.recurring, formula };
}

function ledgerOf(line: ValueLine, calculation: ValueCalculation): LedgerLine['ledger'] {
  if (line.excluded) return 'excluded';
  if (line.disputed) return 'disputed';
  if (calculation.kind === 'incomplete') return 'incomplete';
  return line.confirmed === null ? 'estimated' : 'confirmed';
}
