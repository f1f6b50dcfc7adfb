import { major } from '../../contract/wire-figures.ts';
import { REASONS } from '../../domain/basics/reasons.ts';
import type { ValueLineResult } from '../../domain/value/results.ts';
import type { ReportContext } from '../context.ts';
import type { Figure } from '../figure.ts';
import { RECORD_DECIMALS, words } from '../figure-words.ts';
import { type About, moneyFigure, multipleFigure, percentFigure } from './make-figure.ts';

/** Value that the customer confirmed, over the reporting period (C20); `null` where no line counts. */
export function valueConfirmed(context: ReportContext): Figure {
  return moneyFigure(context, 'value.confirmed', context.record.value.confirmed, {
    title: 'Value confirmed by the customer',
    formula: 'Sum of the confirmed lines in the period, each at the confirmed amount',
    inputs: linesOf(context, 'confirmed'),
    assumptions: onPeriod(context),
    ledger: 'confirmed',
  });
}

/** Value that nobody confirmed, after its confidence factors; never part of the confirmed value (C20, C21). */
export function valueEstimated(context: ReportContext): Figure {
  return moneyFigure(context, 'value.estimated', context.record.value.estimated, {
    title: 'Value estimated, not confirmed',
    formula: 'Sum of the unconfirmed lines in the period, each times its confidence factor',
    inputs: linesOf(context, 'estimated'),
    assumptions: onPeriod(context),
    ledger: 'estimated',
  });
}

/** What the customer spent in the period (C03); `null` where no cost is known or one cannot be counted. */
export function investment(context: ReportContext): Figure {
  const { value, currencyDigits, currency } = context.snapshot;
  return moneyFigure(context, 'value.investment', context.record.value.investment, {
    title: 'Investment',
    formula: 'Sum of the costs in the period, recurring ones by the day',
    inputs: value.costs.map(({ kind, description, counted, reason }) => ({
      name: description ?? COST_NAME[kind],
      text:
        reason === null ? words.money(major(counted, currencyDigits), currency) : REASONS[reason],
    })),
    assumptions: onCost(context),
  });
}

/** Confirmed value - cost (C02); `null` where one of them is not known. */
export function netValue(context: ReportContext): Figure {
  const { value, currencyDigits } = context.snapshot;
  return moneyFigure(context, 'value.net', major(value.netValue, currencyDigits), {
    title: 'Net value',
    formula: `Confirmed value - investment: ${confirmedText(context)} - ${costText(context)}`,
    assumptions: onCost(context),
    ledger: 'confirmed',
  });
}

/** (confirmed value - cost) / cost in percent (C02); `null` with a reason, see {@link whyNoRoi}. */
export function roiConfirmed(context: ReportContext): Figure {
  const [confirmed, cost] = [confirmedText(context), costText(context)];
  return percentFigure(context, 'value.roi_confirmed', context.record.value.roiConfirmed, {
    title: 'ROI',
    formula: `(confirmed value - investment) / investment: (${confirmed} - ${cost}) / ${cost}`,
    assumptions: onCost(context),
    ledger: 'confirmed',
  });
}

/** The same with the estimated value added, always labelled as such (C20); in percent. */
export function roiEstimated(context: ReportContext): Figure {
  const { estimated } = context.record.value;
  const sum = `${confirmedText(context)} + ${words.money(estimated, context.snapshot.currency)}`;
  const cost = costText(context);
  return percentFigure(context, 'value.roi_estimated', context.record.value.roiEstimated, {
    title: 'ROI including estimates',
    formula: `(confirmed + estimated value - investment) / investment: (${sum} - ${cost}) / ${cost}`,
    assumptions: onCost(context),
    ledger: 'estimated',
  });
}

/** Confirmed value / cost; no ROI (C02). */
export function valueMultiple(context: ReportContext): Figure {
  return multipleFigure(context, 'value.multiple', context.record.value.multiple, {
    title: 'Value multiple',
    formula: `Confirmed value / investment: ${confirmedText(context)} / ${costText(context)}`,
    assumptions: onCost(context),
    ledger: 'confirmed',
  });
}

/** Why there is no ROI, or on what cost alone it rests (C03); `null`: there is one, on all of the cost. */
export function whyNoRoi({ snapshot: { value } }: ReportContext): string | null {
  if (value.reason !== null) return REASONS[value.reason];
  return value.subscriptionOnly ? 'ROI on subscription only (other costs not supplied).' : null;
}

/** What a line counts in its ledger over the reporting period, after its factor. */
export function lineCounted(context: ReportContext, line: ValueLineResult): Figure {
  const value = major(line.counted, context.snapshot.currencyDigits);
  return moneyFigure(context, `line:${line.id}.counted`, value, {
    ...aboutLine(line, context),
    title: line.description,
  });
}

/** The same before its factor; it stands in the entry of what counts. */
export function lineAmount(context: ReportContext, line: ValueLineResult): Figure {
  const { currency, currencyDigits } = context.snapshot;
  const value = major(line.amount, currencyDigits);
  const text = words.money(value, currency);
  return context.references.input(
    { key: `line:${line.id}.amount`, unit: 'money', value, text, unmarked: true },
    lineCounted(context, line),
  );
}

/** What a line is worth a year; `null` for what happens once, counts nowhere or does not run today. It stands there, too. */
export function lineYearly(context: ReportContext, line: ValueLineResult): Figure {
  const { currency, currencyDigits } = context.snapshot;
  const value = major(line.yearly, currencyDigits);
  const text = words.money(value, currency);
  return context.references.input(
    { key: `line:${line.id}.yearly`, unit: 'money', value, text, unmarked: true },
    lineCounted(context, line),
  );
}

function aboutLine(
  line: ValueLineResult,
  { snapshot: { currency, currencyDigits } }: ReportContext,
): Omit<About, 'title'> {
  const { ledger, factor, formula, notice, evidence, assumptions, calculationAssumptions } = line;
  const inputs = [];
  if (line.yearly !== null) {
    inputs.push({
      name: 'A year',
      text: words.money(major(line.yearly, currencyDigits), currency),
    });
  }
  if (evidence !== null) inputs.push({ name: 'Evidence', text: evidence });
  return {
    formula: formula === '' ? (notice ?? 'Cannot be calculated') : times(formula, ledger, factor),
    inputs,
    assumptions: [...(assumptions === null ? [] : [assumptions]), ...calculationAssumptions],
    ledger: ledger === 'confirmed' || ledger === 'estimated' ? ledger : null,
    factor: ledger === 'estimated' ? factor : null,
  };
}

function times(formula: string, ledger: ValueLineResult['ledger'], factor: number): string {
  return ledger === 'estimated' && factor !== 1
    ? `(${formula}) x ${words.number(factor)} confidence`
    : formula;
}

function linesOf(
  { snapshot: { value, currency, currencyDigits } }: ReportContext,
  ledger: 'confirmed' | 'estimated',
) {
  return value.lines
    .filter((line) => line.ledger === ledger)
    .map(({ description, counted }) => ({
      name: description,
      text: words.money(major(counted, currencyDigits), currency),
    }));
}

function onPeriod({ snapshot: { value, currencyDigits } }: ReportContext): string[] {
  const { from, to } = value.period;
  return [
    value.doubleCounts.length === 0
      ? `Counted by the day from ${words.date(from)} to ${words.date(to)}.`
      : STANDS_FROM_BEFORE,
    ...(currencyDigits > RECORD_DECIMALS
      ? ['Amounts are rounded to two decimals, as on the record.']
      : []),
  ];
}

const STANDS_FROM_BEFORE =
  'Stands from before two lines counted the same quantity; the lines as they are now do not add up to it.';

function onCost(context: ReportContext): string[] {
  const { value } = context.snapshot;
  const alone = value.subscriptionOnly
    ? ['Rests on the subscription alone: other costs were not supplied.']
    : [];
  return [...onPeriod(context), ...alone];
}

function confirmedText({ record, snapshot }: ReportContext): string {
  return words.money(record.value.confirmed, snapshot.currency);
}

function costText({ record, snapshot }: ReportContext): string {
  return words.money(record.value.investment, snapshot.currency);
}

const COST_NAME = {
  licence: 'Licence',
  services: 'Services',
  implementation: 'Implementation',
  customer_effort: "The customer's own effort",
  other: 'Other cost',
} as const;
