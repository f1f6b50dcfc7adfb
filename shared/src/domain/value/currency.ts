import { toMinor, type Currency } from '../basics/money.ts';
import { addDays, type Day } from '../basics/time.ts';
import type { ExchangeRate, ValueSettings } from './settings.ts';
import type { Minor } from './value-line.ts';

/** Units of the portal's currency for one unit of another, as on a day. */
export type DatedRate = { kind: 'rate'; rate: number; on: Day } | { kind: 'no_rate' };

/**
 * The rate to convert an amount of a day with: the latest on or before it, unless that one is older than
 * `rateMaxAgeDays`. No rate is guessed, none of a later day is used.
 */
export function rateOn(
  currency: string,
  day: Day,
  { rates, rateMaxAgeDays }: Pick<ValueSettings['value'], 'rates' | 'rateMaxAgeDays'>,
): DatedRate {
  const oldest = addDays(day, -rateMaxAgeDays);
  let latest: ExchangeRate | null = null;
  for (const rate of rates) {
    const isUsable = rate.currency === currency && oldest <= rate.on && rate.on <= day;
    if (isUsable && (latest === null || rate.on > latest.on)) latest = rate;
  }
  return latest === null ? { kind: 'no_rate' } : { kind: 'rate', rate: latest.rate, on: latest.on };
}

/** amount x rate in the minor units of the other currency, rounded half up once: cents of USD into whole yen. */
export function convert(
  amount: Minor,
  rate: number,
  { from, to }: Readonly<Record<'from' | 'to', Pick<Currency, 'digits'>>>,
): Minor {
  return toMinor((amount * rate) / 10 ** (from.digits - to.digits));
}
