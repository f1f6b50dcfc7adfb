import { roundHalfUp } from '../domain/basics/rounding.ts';
import type { Day } from '../domain/basics/time.ts';
import { isPercent } from '../domain/metrics/maintain-tolerance.ts';

/** Reports are written in English, and so are their figures. */
const LOCALE = 'en-US';

const UNKNOWN = 'not known';

/** A property on the record has no more; an amount in a report is rounded as the one beside it on the record is. */
export const RECORD_DECIMALS = 2;

/** What rounds to zero has no sign. */
const signDisplay = 'negative';
const number = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2, signDisplay });
const percent = new Intl.NumberFormat(LOCALE, {
  style: 'percent',
  maximumFractionDigits: 2,
  signDisplay,
});
const day = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' });
const small = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 2, signDisplay });
const money = new Map<string, MoneyFormat>();

type MoneyFormat = { format: Intl.NumberFormat; decimals: number };

/** The words of figures, the ones of the card in English: `83.62%`, `$165,600`, `2.4x`, `Mar 9, 2026`. */
export const words = {
  number: (value: number | null) => (value === null ? UNKNOWN : number.format(value)),
  /** Takes 0-100. */
  percent: (value: number | null) => (value === null ? UNKNOWN : percent.format(value / 100)),
  multiple: (value: number | null) => (value === null ? UNKNOWN : `${number.format(value)}x`),
  /** Takes major units; with two decimals at most, also where the coin is finer, as on the record. */
  money: (value: number | null, currency: string) =>
    value === null ? UNKNOWN : rounded(value, moneyFormat(currency)),
  /** An amount that was agreed on or typed, where others are computed from it: nothing of it is rounded away. */
  term: (value: number, currency: string) => {
    const { format, decimals } = moneyFormat(currency);
    const isFiner = roundHalfUp(value, decimals) !== value;
    return (isFiner ? formatOf(currency) : format).format(value);
  },
  /** Takes major units; below the smallest coin two significant digits, so that $0.004 is not $0. */
  unitPrice: (value: number | null, currency: string) =>
    value === null ? UNKNOWN : priceFormat(value, currency).format(value),
  /** A value of a metric in its own unit: `1.2 hours`, `65%`, `$5`; below 1 two significant digits, so that 0.004 is not 0. */
  metric: (value: number | null, unit: string) => (value === null ? UNKNOWN : inUnit(value, unit)),
  date: (value: Day) => day.format(new Date(`${value}T00:00:00Z`)),
};

function priceFormat(value: number, currency: string): Intl.NumberFormat {
  const { format, decimals } = moneyFormat(currency);
  return Math.abs(value) >= 10 ** -decimals
    ? format
    : new Intl.NumberFormat(LOCALE, { style: 'currency', currency, maximumSignificantDigits: 2 });
}

const CURRENCY_SIGN = /^\p{Sc}$/u;

function inUnit(value: number, unit: string): string {
  const name = unit.trim();
  const shown = (Math.abs(value) < 1 ? small : number).format(value);
  if (isPercent(name)) return `${shown}%`;
  if (!CURRENCY_SIGN.test(name)) return `${shown} ${name}`.trimEnd();
  return shown.startsWith('-') ? `-${name}${shown.slice(1)}` : `${name}${shown}`;
}

function moneyFormat(currency: string): MoneyFormat {
  const known = money.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits: ofCoin = 0 } = formatOf(currency).resolvedOptions();
  const decimals = Math.min(RECORD_DECIMALS, ofCoin);
  const made = { format: formatOf(currency, decimals), decimals };
  money.set(currency, made);
  return made;
}

/** With all decimals of the coin, or so many. */
function formatOf(currency: string, decimals?: number): Intl.NumberFormat {
  return new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    signDisplay,
    trailingZeroDisplay: 'stripIfInteger',
    ...(decimals !== undefined && {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }),
  });
}

function rounded(value: number, { format, decimals }: MoneyFormat): string {
  return format.format(roundHalfUp(value, decimals));
}
