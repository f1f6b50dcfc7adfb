import { major } from '../../contract/wire-figures.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { words } from '../figure-words.ts';
import type { ValueOfType } from '../value-by-type.ts';
import { type About, moneyFigure } from './make-figure.ts';

type Ledger = 'confirmed' | 'estimated';
type Span = 'counted' | 'annual';

/** What a type of value comes to in one ledger, in the period or a year (M59); `null` where it has nothing there. */
export function valueOfType(
  context: ReportContext,
  row: ValueOfType,
  [ledger, span]: readonly [Ledger, Span],
): Figure | null {
  const amount = row[ledger]?.[span] ?? null;
  if (amount === null) return null;
  const value = major(amount, context.snapshot.currencyDigits);
  return moneyFigure(context, `type:${row.type}.${ledger}.${span}`, value, {
    title: `${row.name}, ${ledger}${span === 'annual' ? ', a year' : ''}`,
    formula: FORMULA[span],
    inputs: linesOf(context, ledger, row.type),
    ledger,
  });
}

/** All types together a year; `null` where nothing in the ledger recurs and runs today. */
export function yearlyValue(
  context: ReportContext,
  ledger: Ledger,
  amount: number | null,
): Figure | null {
  if (amount === null) return null;
  const value = major(amount, context.snapshot.currencyDigits);
  return moneyFigure(context, `value.${ledger}.annual`, value, {
    title: `Value ${ledger}, a year`,
    formula: FORMULA.annual,
    inputs: linesOf(context, ledger, null),
    ledger,
  });
}

const FORMULA: Readonly<Record<Span, string>> = {
  counted: 'Sum of its lines in the period',
  annual: 'Sum of its lines that recur and run today, each by the year',
};

function linesOf(
  { snapshot: { value, currency, currencyDigits: digits } }: ReportContext,
  ledger: Ledger,
  type: ValueOfType['type'] | null,
): About['inputs'] & {} {
  return value.lines
    .filter((line) => line.ledger === ledger && (type === null || line.type === type))
    .map(({ description, counted, yearly }) => {
      const inPeriod = `${words.money(major(counted, digits), currency)} in the period`;
      const aYear =
        yearly === null ? '' : `, ${words.money(major(yearly, digits), currency)} a year`;
      return { name: description, text: `${inPeriod}${aYear}` };
    });
}
