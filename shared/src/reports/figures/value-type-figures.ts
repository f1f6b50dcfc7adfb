import { major } from '../../contract/wire-figures.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { words } from '../figure-words.ts';
import type { ValueOfType } from '../value-by-type.ts';
import { moneyFigure } from './make-figure.ts';
import { valueConfirmed, valueEstimated } from './value-figures.ts';

type Ledger = 'confirmed' | 'estimated';

/** What a type of value comes to in one ledger over the period (M59); `null` where it has nothing there. */
export function valueOfType(
  context: ReportContext,
  row: ValueOfType,
  ledger: Ledger,
): Figure | null {
  const sums = row[ledger];
  if (sums === null) return null;
  const { currency, currencyDigits: digits, value } = context.snapshot;
  return moneyFigure(context, `type:${row.type}.${ledger}`, major(sums.counted, digits), {
    title: `${row.name}, ${ledger}`,
    formula: 'Sum of its lines in the period; a year: of those that recur and run today',
    inputs: value.lines
      .filter((line) => line.ledger === ledger && line.type === row.type)
      .map(({ description, counted, yearly }) => {
        const inPeriod = words.money(major(counted, digits), currency);
        const aYear =
          yearly === null ? '' : `, ${words.money(major(yearly, digits), currency)} a year`;
        return { name: description, text: `${inPeriod}${aYear}` };
      }),
    ledger,
  });
}

/** The same a year; `null` where nothing recurs and runs today. It stands in the entry of the sum. */
export function yearlyValueOfType(
  context: ReportContext,
  row: ValueOfType,
  ledger: Ledger,
): Figure | null {
  const sum = valueOfType(context, row, ledger);
  const annual = row[ledger]?.annual ?? null;
  return sum === null || annual === null
    ? null
    : aYear(context, { annual, key: `type:${row.type}.${ledger}`, sum });
}

/** All types of a ledger together, a year; `null` where nothing in it recurs and runs today. */
export function yearlyValue(
  context: ReportContext,
  ledger: Ledger,
  annual: number | null,
): Figure | null {
  if (annual === null) return null;
  const sum = ledger === 'confirmed' ? valueConfirmed(context) : valueEstimated(context);
  return aYear(context, { annual, key: `value.${ledger}`, sum });
}

function aYear(
  { references, snapshot: { currency, currencyDigits } }: ReportContext,
  { annual, key, sum }: { annual: number; key: string; sum: Figure },
): Figure {
  const value = major(annual, currencyDigits);
  const text = words.money(value, currency);
  return references.input(
    { key: `${key}.annual`, unit: 'money', value, text, unmarked: true },
    sum,
  );
}
