import type { AsOf } from '../account.ts';
import { toMinor } from '../basics/money.ts';
import { count } from '../basics/plain-words.ts';
import { REASONS } from '../basics/reasons.ts';
import type { Settings } from '../settings.ts';
import { calculationAssumptions } from './calculation-assumptions.ts';
import type { LineFault } from './input-fault.ts';
import { countedWithin, isCounting, type LedgerLine } from './ledger-line.ts';
import { sharedDays, shareOfDays, type Days } from './period-share.ts';
import type { ValueLineResult } from './results.ts';
import type { ValueAmount } from './value-amount.ts';
import type { Minor, Period, ValueLine } from './value-line.ts';

/** Times an amount per its period counts in a year of 365 days. */
export const PER_YEAR: Readonly<Record<Period, number>> = {
  day: 365,
  week: 365 / 7,
  month: 12,
  quarter: 4,
  year: 1,
};

/** One line in the reporting period: its ledger, its amount, what of that counts, and how that came about. */
export function lineResult(
  entry: LedgerLine,
  window: Days,
  asOf: AsOf,
  settings: Settings,
): ValueLineResult {
  const { line, days, ledger, factor, calculation } = entry;
  const complete = calculation.kind === 'calculated';
  const share = complete ? shareOfDays(days, calculation.per, window) : 0;
  return {
    id: line.id,
    goalId: line.goalId,
    type: line.type,
    description: line.description,
    ledger,
    amount: complete ? toMinor(calculation.amount * share) : null,
    confidence: line.confidence,
    factor,
    counted: isCounting(entry) ? countedWithin(entry, window) : 0,
    yearly: yearlyValue(entry, window.to),
    formula: complete ? formulaOf(entry, calculation, window) : '',
    reason: complete ? null : calculation.reason,
    notice: complete ? noticeOf(line, ledger, share) : faultInWords(calculation),
    evidence: line.evidence,
    assumptions: line.assumptions,
    calculationAssumptions: calculationAssumptions(entry, asOf, settings),
  };
}

/** What a line that counts and runs on a day is worth a year, after the factor; `null` for a one-off. */
function yearlyValue(entry: LedgerLine, today: number): Minor | null {
  if (!isCounting(entry) || entry.calculation.per === null) return null;
  const { days, factor, calculation } = entry;
  if (today < days.from || today > days.to) return null;
  return toMinor(calculation.amount * PER_YEAR[entry.calculation.per] * factor);
}

function formulaOf({ days }: LedgerLine, { formula, per }: ValueAmount, window: Days): string {
  return per === null ? formula : `${formula}, over ${count(sharedDays(days, window), 'day')}`;
}

function noticeOf(
  line: ValueLine,
  ledger: ValueLineResult['ledger'],
  share: number,
): string | null {
  if (ledger === 'excluded') return 'Excluded: another line counts the same quantity.';
  if (ledger === 'disputed') return 'Disputed by the customer: counts nowhere.';
  if (share === 0) return 'Outside the reporting period.';
  return ledger === 'estimated' && line.confidence === 'modelled' ? 'Provisional.' : null;
}

function faultInWords({ reason, inputs }: LineFault): string {
  if (inputs.length === 0) return REASONS[reason];
  return `${REASONS[reason]} Check ${inputs.map(inWords).join(', ')}.`;
}

function inWords(input: string): string {
  return input.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
