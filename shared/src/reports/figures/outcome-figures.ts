import { major, percent } from '../../contract/wire-figures.ts';
import type { OutcomeRow } from '../../domain/value/outcome-breakdown.ts';
import type { ValueLineResult } from '../../domain/value/results.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { words } from '../figure-words.ts';
import { attainmentBand } from '../../domain/metrics/attainment-band.ts';
import { OUTCOME_NAME, type OutcomeParts } from '../outcome-parts.ts';
import { moneyFigure, percentFigure } from './make-figure.ts';

type Ledger = 'confirmed' | 'estimated';

/** What an outcome category comes to in one ledger over the period (O18, C20). */
export function valueOfOutcome(
  context: ReportContext,
  { row, lines }: OutcomeParts,
  ledger: Ledger,
): Figure {
  const { currency, currencyDigits: digits } = context.snapshot;
  const value = major(row[ledger], digits);
  return moneyFigure(context, `outcome:${row.category}.${ledger}`, value, {
    title: `${OUTCOME_NAME[row.category]}, ${ledger}`,
    formula: 'Sum of its lines in the period, after their confidence factors',
    inputs: lines.filter((line) => line.ledger === ledger).map(inWords),
    ledger,
  });

  function inWords({ description, counted }: ValueLineResult) {
    return { name: description, text: words.money(major(counted, digits), currency) };
  }
}

/** How much of what was agreed in a category is attained (O25): mean of its goals that can be scored, by their weights. */
export function attainmentOfOutcome(
  context: ReportContext,
  { row, goals }: OutcomeParts & { row: OutcomeRow & { attainment: number } },
): Figure {
  const { bands } = context.snapshot;
  const shown = (fraction: number) =>
    percent(fraction, (share) => attainmentBand(share, bands.attainment));
  return percentFigure(context, `outcome:${row.category}.attainment`, shown(row.attainment), {
    title: `${OUTCOME_NAME[row.category]}, attainment`,
    formula: 'Mean of its goals that can be scored, by their weights, each within 0% and 100%',
    inputs: goals.map((goal) => ({
      name: goal.title,
      text:
        goal.kind === 'scored'
          ? `${words.percent(shown(goal.attainment))}, weight ${words.number(goal.weight)}`
          : `not counted: ${goal.notice}`,
    })),
  });
}
