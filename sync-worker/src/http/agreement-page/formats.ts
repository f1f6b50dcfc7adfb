import type { Currency } from '@attain/shared/domain/basics/money';
import type { Day, Instant } from '@attain/shared/domain/basics/time';
import { isPercent } from '@attain/shared/domain/metrics/maintain-tolerance';
import type { Minor } from '@attain/shared/domain/value/value-line';

/** Figures and dates as the reader writes them. */
export type Formats = {
  locale: string;
  date: (day: Day) => string;
  /** The day of an instant in the portal's zone. */
  dayOf: (instant: Instant) => string;
  /** With the time of day and its zone. */
  moment: (instant: Instant) => string;
  inUnit: (value: number, unit: string) => string;
  money: (amount: Minor) => string;
  /** Major units as a form field takes them: `12000.50`. */
  field: (amount: Minor) => string;
};

const CURRENCY_SIGN = /^\p{Sc}$/u;

/** Day before month, months in words: no reader takes it for another date. */
const DEFAULT_LOCALE = 'en-GB';

/**
 * The reader's kind of English. The page is written in English, and a figure of another language in it would be read
 * wrong: 1.234 is one and a bit here, and a thousand there.
 */
export function localeOf(languages: readonly string[]): string {
  const english = languages.find((language) => /^en-[a-z]{2}$/i.test(language));
  try {
    return Intl.getCanonicalLocales(english ?? DEFAULT_LOCALE)[0] ?? DEFAULT_LOCALE;
  } catch {
    return DEFAULT_LOCALE;
  }
}

export function formatsOf(
  locale: string,
  timeZone: string,
  { currency, digits }: Currency,
): Formats {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const dayThere = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
  });
  return {
    locale,
    date: (value) => day.format(new Date(`${value}T00:00:00Z`)),
    dayOf: (instant) => dayThere.format(instant),
    moment: (instant) => `${dayThere.format(instant)}, ${time.format(instant)}`,
    inUnit(value, unit) {
      const name = unit.trim();
      const figure = number.format(value);
      if (isPercent(name)) return `${figure}\u00A0%`;
      return CURRENCY_SIGN.test(name) ? `${name}${figure}` : `${figure} ${name}`.trimEnd();
    },
    money: (amount) => money.format(amount / 10 ** digits),
    field: (amount) => (amount / 10 ** digits).toFixed(digits),
  };
}
