import type { Currency } from '../basics/money.ts';
import { isPercent } from '../metrics/maintain-tolerance.ts';
import type { MetricResult } from '../metrics/results.ts';
import type { Settings } from '../settings.ts';
import { valueAmount } from '../value/value-amount.ts';
import type { Minor, Period, ValueLine } from '../value/value-line.ts';
import { type Quantity, type QuoteMention, quoteMentions, timeUnit } from './quote-mentions.ts';

/** What a goal says in figures. */
export type QuotedFigures = {
  metrics: readonly Pick<MetricResult, 'unit' | 'baseline' | 'target' | 'current'>[];
  lines: readonly ValueLine[];
};

/** People round: "80 %" for 82 % is no disagreement, "40 %" for 43 % is one (C22). Share of the figure. */
const ROUNDING = 0.05;

/** Minutes of a unit of time; a day is a calendar day or a working day of 8 hours, whichever fits. */
const MINUTES = {
  second: [1 / 60],
  minute: [1],
  hour: [60],
  day: [24 * 60, 8 * 60],
  week: [7 * 24 * 60, 5 * 8 * 60],
} as const;

const TIMES_A_YEAR: Readonly<Record<Period, number>> = {
  day: 365,
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};

const TIME = /^(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?)\b/i;

/**
 * The numbers of a quote that no figure of its goal bears out (M47, C06). A duration, percentage or amount of money
 * agrees with the baseline, target or current value of a metric, with their differences, shares and progress, and with
 * the inputs and amounts of value lines, within 5 %. The quote stays as it was said; a person looks at these.
 *
 * @returns the mentions that match none, in the order of their kinds; empty where the quote names no number
 */
export function quoteCheck(
  text: string,
  figures: QuotedFigures,
  settings: Pick<Settings, 'value'>,
  currency: Currency,
): readonly QuoteMention[] {
  const mentions = quoteMentions(text);
  if (mentions.length === 0) return [];
  const known = [
    ...figures.metrics.flatMap(ofMetric),
    ...figures.lines.flatMap((line) => ofLine(line, settings, currency)),
  ];
  return mentions.filter(({ quantity }) => !known.some((figure) => agree(quantity, figure)));
}

type Figure =
  | Exclude<Quantity, { kind: 'money' }>
  | { kind: 'money'; value: number; currency: string };

function agree(said: Quantity, figure: Figure): boolean {
  if (said.kind === 'time' && figure.kind === 'time' && said.unit !== figure.unit) {
    return minutes(said).some((saidMinutes) =>
      minutes(figure).some((minutesOfFigure) => isNear(saidMinutes, minutesOfFigure)),
    );
  }
  if (said.kind === 'money' && figure.kind === 'money') {
    return said.currency.test(figure.currency) && isNear(said.value, figure.value);
  }
  return said.kind === figure.kind && isNear(said.value, figure.value);
}

function minutes({ value, unit }: Quantity & { kind: 'time' }): readonly number[] {
  return MINUTES[unit].map((each) => each * value);
}

function isNear(said: number, figure: number): boolean {
  return Math.abs(said - Math.abs(figure)) <= Math.abs(figure) * ROUNDING + Number.EPSILON;
}

function ofMetric(metric: QuotedFigures['metrics'][number]): Figure[] {
  const { unit, baseline, target, current } = metric;
  const values = [baseline, target, current, minus(current, baseline), minus(target, baseline)];
  const shares = [
    share(minus(current, baseline), baseline),
    share(minus(target, baseline), baseline),
    share(minus(current, baseline), minus(target, baseline)),
    share(current, target),
  ];
  return [
    ...given(values).flatMap((value) => inUnit(value, unit)),
    ...given(shares).map((value): Figure => ({ kind: 'percent', value: value * 100 })),
  ];
}

function inUnit(value: number, unit: string): Figure[] {
  const name = unit.trim();
  if (isPercent(name)) return [{ kind: 'percent', value }];
  if (TIME.test(name)) return [{ kind: 'time', value, unit: timeUnit(name) }];
  const code = CURRENCY_OF_UNIT[name.charAt(0)] ?? /^[A-Z]{3}\b/.exec(name)?.[0];
  return code === undefined ? [] : [{ kind: 'money', value, currency: code }];
}

const CURRENCY_OF_UNIT: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

/** An excluded or disputed line bears nothing out. */
function ofLine(line: ValueLine, settings: Pick<Settings, 'value'>, currency: Currency): Figure[] {
  if (line.excluded || line.disputed) return [];
  const { amount, rate, impact, confirmed, quantity, recurring } = line;
  const calculated = valueAmount(line, settings, currency);
  const worth = calculated.kind === 'calculated' ? [inPeriods(calculated)] : [];
  const money: readonly Minor[] = [
    ...given([rate, impact]),
    ...inPeriods({ amount, per: recurring }),
    ...inPeriods({ amount: confirmed?.amount ?? null, per: recurring }),
    ...worth.flat(),
  ];
  const shares = [line.realisation, line.attribution, line.margin];
  const chances = [line.probabilityBefore, line.probabilityAfter];
  return [
    ...money.map((value): Figure => {
      return { kind: 'money', value: value / 10 ** currency.digits, currency: currency.currency };
    }),
    ...inPeriods({ amount: quantity, per: recurring }).flatMap((value) =>
      inUnit(value, line.unit ?? 'hours'),
    ),
    ...given([...shares, ...chances]).map((value): Figure => {
      return { kind: 'percent', value: value * 100 };
    }),
  ];
}

/** An amount as it is, by the year, and by the month. */
function inPeriods({ amount, per }: { amount: number | null; per: Period | null }): number[] {
  if (amount === null) return [];
  if (per === null) return [amount];
  const yearly = amount * TIMES_A_YEAR[per];
  return [amount, yearly, yearly / 12];
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function share(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

function given(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null && Number.isFinite(value)) as number[];
}
