import { roundHalfUp } from './rounding.ts';
import type { Minor } from '../value/value-line.ts';

/** A currency and the digits of its minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
export type Currency = { currency: string; digits: number };

/** Rounds a product half up to whole minor units. */
export function toMinor(amount: number): Minor {
  return roundHalfUp(asMoney(amount), 0);
}

/** What is too large to be money stays at the largest exact integer; an overflow times 0 is 0. */
export function asMoney(amount: number): number {
  if (Number.isNaN(amount)) return 0;
  return Math.min(Number.MAX_SAFE_INTEGER, Math.max(-Number.MAX_SAFE_INTEGER, amount));
}

/** Major units, for people: `USD 1,234.50`. */
export function moneyInWords(amount: Minor, { currency, digits }: Currency): string {
  const text = Math.abs(amount / 10 ** digits).toFixed(digits);
  const [whole = '0', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = amount < 0 ? '-' : '';
  return `${currency} ${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
