import { date } from '@attain/shared/domain/basics/plain-words';
import type { Day } from '@attain/shared/domain/basics/time';
import { convert, rateOn } from '@attain/shared/domain/value/currency';
import type { Minor } from '@attain/shared/domain/value/value-line';

import { currencyDigits } from '../pipeline/money.ts';
import { type Reading, text } from './cells.ts';
import { refuse } from './refuse.ts';
import type { FileRow } from './row.ts';

/** The currency that the amounts of a row are written in, and their way into the portal's. */
export type LineCurrency = {
  /** How the amounts are read. */
  reading: Reading;
  toPortal: (amount: Minor) => Minor;
  /** Which rate was used; kept with the line. `null` where nothing is converted. */
  note: string | null;
};

const CODE = /^[A-Z]{3}$/;

/**
 * An amount of another currency counts at the rate of the day on which its line starts, or of today for one that is yet
 * to start.
 *
 * @throws {RowRefusedError} for what is no currency, and where no rate of that day is known.
 */
export function lineCurrency(row: FileRow, startsAt: Day, reading: Reading): LineCurrency {
  const { currency: portal, currencyDigits: portalDigits, exchange, calendar, now } = reading;
  const given = text(row, 'currency')?.toUpperCase() ?? portal;
  if (given === portal) return { reading, toPortal: (amount) => amount, note: null };
  if (!CODE.test(given)) {
    refuse(`currency "${given}" is unknown: write a code of ISO 4217 such as EUR`);
  }
  const today = calendar.dayAt(now);
  const day = startsAt < today ? startsAt : today;
  const dated = rateOn(given, day, exchange);
  if (dated.kind === 'no_rate') {
    refuse(
      `no rate of ${given} is known for ${day}: add one of at most ${exchange.rateMaxAgeDays} days before to settings.value.rates, or convert the amounts to ${portal}`,
    );
  }
  const digits = { from: { digits: currencyDigits(given) }, to: { digits: portalDigits } };
  return {
    reading: { ...reading, currency: given, currencyDigits: digits.from.digits },
    toPortal: (amount) => convert(amount, dated.rate, digits),
    note: `Converted from ${given} at ${dated.rate} ${portal} of ${date(dated.on)}.`,
  };
}

/** Amounts that a row may leave out. */
export function maybeToPortal({ toPortal }: LineCurrency, amount: Minor | null): Minor | null {
  return amount === null ? null : toPortal(amount);
}

/** What a person wrote, with the rate that was used. */
export function withNote(written: string | null, { note }: LineCurrency): string | null {
  if (note === null) return written;
  return written === null ? note : `${written} ${note}`;
}

/** What a person wrote, without the rate: what tells two lines apart must not change with it. */
export function withoutNote(description: string | null): string {
  return (description ?? '').replace(/ ?Converted from [A-Z]{3} at \S+ [A-Z]{3} of [^.]+\.$/, '');
}
