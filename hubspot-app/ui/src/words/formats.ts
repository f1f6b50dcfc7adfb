/** How numbers, dates and amounts are written for one reader. It formats; it computes nothing. */
export type Formats = {
  number: (value: number) => string;
  /** `percent` holds 0-100, as everywhere on the wire. */
  percent: (percent: number) => string;
  /** Without a currency the amount stands alone: the record's properties do not name it. */
  money: (amount: number, currency: string | null) => string;
  date: (day: string) => string;
  /** In the portal's time zone. */
  moment: (at: number | string) => string;
};

const DEFAULT_LOCALE = 'en-US';

/** A locale or time zone that the runtime does not know falls back to English and UTC: the card then still shows its figures. */
export function formats(locale: string | undefined, timeZone: string | undefined): Formats {
  const language = isKnown(() => new Intl.Locale(locale ?? '')) ? locale : DEFAULT_LOCALE;
  const zone = isKnown(() => new Intl.DateTimeFormat('en', { timeZone })) ? timeZone : 'UTC';

  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  return {
    number: (value) => number.format(value),
    percent: (value) => percent.format(value / 100),
    money: (amount, currency) =>
      currency === null ? number.format(amount) : inCurrency(language, currency).format(amount),
    date: (day) => date.format(new Date(`${day}T00:00:00Z`)),
    moment: (at) => moment.format(new Date(at)),
  };
}

/** With the decimals of the record, two at most, also where the coin has three: a figure reads the same on both. */
function inCurrency(language: string | undefined, currency: string): Intl.NumberFormat {
  const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat(language, options).resolvedOptions();
  return new Intl.NumberFormat(language, {
    ...options,
    maximumFractionDigits: Math.min(2, maximumFractionDigits),
  });
}

function isKnown(construct: () => unknown): boolean {
  try {
    construct();
    return true;
  } catch {
    return false;
  }
}
