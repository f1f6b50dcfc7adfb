import { major } from '../../contract/wire-figures.ts';
import type { TrendRow } from '../../domain/value/results.ts';
import type { ColumnsChart } from '../chart.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import { quarterName } from '../quarter-name.ts';

/** Value by ledger and quarter (O31): the two ledgers on top of each other, each in its own colour and under its own name. */
export function valueColumns(
  { snapshot: { currency, currencyDigits: digits } }: ReportContext,
  rows: readonly TrendRow[],
): ColumnsChart {
  const shown = (amount: number) => words.money(major(amount, digits), currency);
  return {
    kind: 'columns',
    id: 'value_by_quarter',
    title: 'Value by quarter',
    alt: rows
      .map(
        (row) =>
          `${quarterName(row)}: ${shown(row.confirmed)} confirmed, ${shown(row.estimated)} estimated.`,
      )
      .join(' '),
    unit: 'money',
    unitName: currency,
    stacked: true,
    categories: rows.map(quarterName),
    series: [
      { name: 'Confirmed', values: rows.map(({ confirmed }) => major(confirmed, digits)) },
      { name: 'Estimated', values: rows.map(({ estimated }) => major(estimated, digits)) },
    ],
  };
}
