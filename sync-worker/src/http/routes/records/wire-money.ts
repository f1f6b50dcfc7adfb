import { major } from '@attain/shared/contract/wire-figures';
import { type Currency, moneyInWords } from '@attain/shared/domain/basics/money';
import type { Minor } from '@attain/shared/domain/value/value-line';

import { HttpError } from '../../errors.ts';
import type { Fault } from '../../../records/faults.ts';

/** Amounts of the wire, which are major units, from and to the minor units that are kept. */
export type WireMoney = {
  currency: Currency;
  major(amount: Minor): number;
  major(amount: Minor | null): number | null;
};

/** @throws {HttpError} 503 while the currency of the portal is not known. */
export function wireMoney(currency: Currency | undefined): WireMoney {
  if (currency === undefined) {
    throw new HttpError(
      503,
      'unavailable',
      'The currency of this portal is not known yet. Try again after the first sync.',
    );
  }
  const { digits } = currency;
  const inMajor: WireMoney['major'] = (amount: Minor | null) => major(amount, digits) as number;
  return { currency, major: inMajor };
}

/** An amount in minor units, or what is wrong with it: finer than the currency can be paid, or too large to be exact. */
export function minorOf(
  written: number,
  field: string,
  { currency, digits }: Currency,
): { amount: Minor } | { fault: Fault } {
  const amount = Math.round(written * 10 ** digits);
  if (!Number.isSafeInteger(amount)) {
    return { fault: { field, message: 'is too large to be kept exactly' } };
  }
  if (major(amount, digits) === written) return { amount };
  const decimals = digits === 0 ? 'no decimals' : `at most ${digits} decimals`;
  const nearest = moneyInWords(amount, { currency, digits });
  const message = `is finer than ${currency} can be paid: write ${decimals} (nearest: ${nearest})`;
  return { fault: { field, message } };
}
