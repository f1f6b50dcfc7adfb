import { moneyInWords, toMinor, type Currency } from '../basics/money.ts';
import { periodShare, sharedDays, type DayRange } from './period-share.ts';
import { count } from '../basics/plain-words.ts';
import type { Settings } from '../settings.ts';
import type { ValueLineResult } from './results.ts';
import { valueAmount, type ValueAmount } from './value-amount.ts';
import type { ValueLine } from './value-line.ts';

type Ledger = ValueLineResult['ledger'];

/**
 * One line in the reporting period: its ledger, its amount, and what of that counts. Confirmed lines count at the
 * confirmed amount without a factor; unconfirmed ones at amount x confidence factor (C20, C21).
 */
export function scoreValueLine(
  line: ValueLine,
  window: DayRange,
  settings: Settings,
  currency: Currency,
): ValueLineResult {
  const calculation = calculationOf(line, settings, currency);
  const complete = calculation.kind === 'calculated';
  const ledger = ledgerOf(line, complete);
  const factor = line.confirmed === null ? settings.value.confidenceFactors[line.confidence] : 1;
  const share = complete ? periodShare({ ...line, recurring: calculation.per }, window) : 0;
  const amount = complete ? toMinor(calculation.amount * share) : null;
  const counts = ledger === 'confirmed' || ledger === 'estimated';

  return {
    id: line.id,
    goalId: line.goalId,
    type: line.type,
    description: line.description,
    ledger,
    amount,
    confidence: line.confidence,
    factor,
    counted: counts && complete ? toMinor(calculation.amount * share * factor) : 0,
    formula: complete ? formulaOf(line, calculation, window) : '',
    notice: complete ? noticeOf(line, ledger, share) : missingNotice(calculation.missing),
    evidence: line.evidence,
    assumptions: line.assumptions,
  };
}

/** What the customer confirmed replaces the calculation, and needs none of its inputs. */
function calculationOf(line: ValueLine, settings: Settings, currency: Currency) {
  if (line.confirmed === null) return valueAmount(line, settings, currency);
  const { amount, by } = line.confirmed;
  const per = line.recurring === null ? '' : ` a ${line.recurring}`;
  const formula = `${moneyInWords(amount, currency)}${per}, confirmed by ${by}`;
  return { kind: 'calculated', amount, per: line.recurring, formula } as const;
}

function ledgerOf(line: ValueLine, complete: boolean): Ledger {
  if (line.excluded) return 'excluded';
  if (line.disputed) return 'disputed';
  if (!complete) return 'incomplete';
  return line.confirmed === null ? 'estimated' : 'confirmed';
}

function formulaOf(line: ValueLine, { formula, per }: ValueAmount, window: DayRange): string {
  if (per === null) return formula;
  return `${formula}, over ${count(sharedDays(line.startsAt, line.endsAt, window), 'day')}`;
}

function noticeOf(line: ValueLine, ledger: Ledger, share: number): string | null {
  if (ledger === 'excluded') return 'Excluded: another line counts the same quantity.';
  if (ledger === 'disputed') return 'Disputed by the customer: counts nowhere.';
  if (share === 0) return 'Outside the reporting period.';
  return ledger === 'estimated' && line.confidence === 'modelled' ? 'Provisional.' : null;
}

function missingNotice(missing: readonly string[]): string {
  return `Cannot be calculated. Missing: ${missing.map(inWords).join(', ')}.`;
}

function inWords(input: string): string {
  return input.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
