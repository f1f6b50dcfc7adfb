import { major, percentOrNull } from '../../contract/wire-figures.ts';
import type { TrendRow } from '../../domain/value/results.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { words } from '../figure-words.ts';
import { quarterName } from '../quarter-name.ts';
import { moneyFigure } from './make-figure.ts';

type Beside = 'estimated' | 'cumulativeConfirmed' | 'cumulativeEstimated' | 'roi' | 'cumulativeRoi';

const KEY: Readonly<Record<Beside, string>> = {
  estimated: 'estimated',
  cumulativeConfirmed: 'cumulative_confirmed',
  cumulativeEstimated: 'cumulative_estimated',
  roi: 'roi',
  cumulativeRoi: 'cumulative_roi',
};

/** Value that the customer confirmed of a quarter of the period (O31); the other figures of its row stand in its entry. */
export function quarterValue(context: ReportContext, row: TrendRow): Figure {
  const { currency, currencyDigits: digits } = context.snapshot;
  const shown = (amount: number) => words.money(major(amount, digits), currency);
  return moneyFigure(context, `quarter:${row.from}.confirmed`, major(row.confirmed, digits), {
    title: `Confirmed value of ${quarterName(row)}`,
    formula: `Confirmed lines, by the day from ${words.date(row.from)} to ${words.date(row.to)}; ROI is (confirmed value - cost) / cost of the same days`,
    inputs: [
      { name: 'Cost', text: shown(row.cost) },
      { name: 'Estimated beside it', text: shown(row.estimated) },
      { name: 'Confirmed up to its end', text: shown(row.cumulativeConfirmed) },
      { name: 'Cost up to its end', text: shown(row.cumulativeCost) },
    ],
    ledger: 'confirmed',
  });
}

/** See {@link quarterValue}; an ROI is `null` without confirmed value or cost. */
export function quarterFigure(context: ReportContext, row: TrendRow, part: Beside): Figure {
  const { currency, currencyDigits } = context.snapshot;
  const isRoi = part === 'roi' || part === 'cumulativeRoi';
  const value = isRoi ? percentOrNull(row[part]) : major(row[part], currencyDigits);
  return context.references.input(
    {
      key: `quarter:${row.from}.${KEY[part]}`,
      unit: isRoi ? 'percent' : 'money',
      value,
      text: isRoi ? words.percent(value) : words.money(value, currency),
      unmarked: true,
    },
    quarterValue(context, row),
  );
}
