import { major } from '../../contract/wire-figures.ts';
import type { OpportunityResult } from '../../domain/value/results.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { moneyFigure } from './make-figure.ts';

/** What an opportunity could be worth a year, or whole for what happens once (O32); `null` where nobody can tell. */
export function potentialOf(context: ReportContext, opportunity: OpportunityResult): Figure {
  const { value, currencyDigits } = context.snapshot;
  const nth = value.opportunities.indexOf(opportunity) + 1;
  const { description, formula, potential } = opportunity;
  return moneyFigure(context, `opportunity:${nth}.potential`, major(potential, currencyDigits), {
    title: `${description}, potential`,
    formula: formula ?? 'As somebody recorded it',
    assumptions: ['Not delivered: it is in no total.'],
  });
}
