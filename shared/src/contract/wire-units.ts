import type { Minor } from '../domain/value-line.ts';

/** Rounded half up, away from binary noise: 1.005 to two places is 1.01. */
export function round(value: number, places: number): number {
  const factor = 10 ** places;
  return Math.round(Number((value * factor).toPrecision(15))) / factor;
}

/** A fraction as a percentage of at most one decimal. */
export function percent(fraction: number): number {
  return round(fraction * 100, 1);
}

/** Minor units as an amount in major units, with the currency's own number of digits. */
export function major(minor: Minor, currency: string): number;
export function major(minor: Minor | null, currency: string): number | null;
export function major(minor: Minor | null, currency: string): number | null {
  if (minor === null) return null;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return minor / 10 ** maximumFractionDigits;
}
