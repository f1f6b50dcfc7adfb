import type { Currency } from '@attain/shared/domain/basics/money';
import type { Instant } from '@attain/shared/domain/basics/time';
import type { Minor } from '@attain/shared/domain/value/value-line';

import type { Calendar } from '../../../calendar.ts';
import { readInstant } from '../../../imports/dates.ts';
import type { Fault } from '../../../records/faults.ts';
import { minorOf } from './wire-money.ts';

/** Reads the parts of a body that depend on the portal; what is wrong with them is gathered, so that all is told at once. */
export type OrderReading = {
  faults: readonly Fault[];
  /** NaN for what is no time, which the rules refuse. */
  instant: (written: string) => Instant;
  required: (written: number, field: string) => Minor;
  amount: (written: number | null | undefined, field: string) => Minor | null;
};

export function orderReading({
  calendar,
  currency,
}: {
  calendar: Calendar;
  currency: Currency;
}): OrderReading {
  const faults: Fault[] = [];
  const required = (written: number, field: string): Minor => {
    const read = minorOf(written, field, currency);
    if ('amount' in read) return read.amount;
    faults.push(read.fault);
    return 0;
  };
  return {
    faults,
    instant: (written) => readInstant(written, calendar) ?? Number.NaN,
    required,
    amount: (written, field) => (typeof written === 'number' ? required(written, field) : null),
  };
}
