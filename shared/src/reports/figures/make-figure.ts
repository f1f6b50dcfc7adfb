import type { ReportContext } from '../context.ts';
import type { Figure, FigureUnit } from '../figure.ts';
import { words } from '../figure-words.ts';
import type { Reference } from '../report.ts';
import { calculation, sentence } from '../sentence.ts';

/** Where a figure comes from; what is left out does not apply to it. */
export type About = Pick<Reference, 'title' | 'formula'> &
  Partial<Pick<Reference, 'inputs' | 'assumptions' | 'ledger' | 'factor'>>;

/** @param value major units */
export function moneyFigure(
  context: ReportContext,
  key: string,
  value: number | null,
  about: About,
): Figure {
  const text = words.money(value, context.snapshot.currency);
  return cited(context, { key, unit: 'money', value, text }, about);
}

/** @param value 0-100 */
export function percentFigure(
  context: ReportContext,
  key: string,
  value: number | null,
  about: About,
): Figure {
  return cited(context, { key, unit: 'percent', value, text: words.percent(value) }, about);
}

export function multipleFigure(
  context: ReportContext,
  key: string,
  value: number | null,
  about: About,
): Figure {
  return cited(context, { key, unit: 'multiple', value, text: words.multiple(value) }, about);
}

/** A score of 0-100, or a number of things. */
export function numberFigure(
  context: ReportContext,
  key: string,
  [unit, value]: readonly [Extract<FigureUnit, 'score' | 'count'>, number | null],
  about: About,
): Figure {
  return cited(context, { key, unit, value, text: words.number(value) }, about);
}

function cited(
  { references, snapshot: { currency } }: ReportContext,
  figure: Omit<Figure, 'kind' | 'ref'>,
  { title, formula, inputs = [], assumptions = [], ledger = null, factor = null }: About,
): Figure {
  return references.cite(figure, {
    title,
    formula: calculation(formula, currency),
    inputs: inputs.map(({ name, text }) => ({ name, text: sentence(text, currency) })),
    assumptions: assumptions.map((each) => sentence(each, currency)),
    ledger,
    factor,
  });
}
