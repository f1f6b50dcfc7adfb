import type { Day } from '../domain/basics/time.ts';

/** Reports are written in English, and so are their figures. */
const LOCALE = 'en-US';

const UNKNOWN = 'not known';

const number = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 2 });
const day = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' });
const money = new Map<string, Intl.NumberFormat>();

/** The words of figures, the ones of the card in English: `83.62%`, `$165,600`, `2.4x`, `Mar 9, 2026`. */
export const words = {
  number: (value: number | null) => (value === null ? UNKNOWN : number.format(value)),
  /** Takes 0-100. */
  percent: (value: number | null) => (value === null ? UNKNOWN : percent.format(value / 100)),
  multiple: (value: number | null) => (value === null ? UNKNOWN : `${number.format(value)}x`),
  /** Takes major units. */
  money: (value: number | null, currency: string) =>
    value === null ? UNKNOWN : moneyFormat(currency).format(value),
  date: (value: Day) => day.format(new Date(`${value}T00:00:00Z`)),
};

function moneyFormat(currency: string): Intl.NumberFormat {
  const known = money.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  money.set(currency, format);
  return format;
}
