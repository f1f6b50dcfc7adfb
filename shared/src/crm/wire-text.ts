import type { Instant } from '../domain/basics/time.ts';
import type { Minor } from '../domain/value/value-line.ts';
import { roundHalfUp, roundWithinBand } from '../domain/basics/rounding.ts';

const MAX_DECIMALS = 2;

/** A number without thousands separator and with at most two decimals, rounded half up but never across a band edge. */
export function numberText(
  value: number | null,
  bandOf: (value: number) => unknown = () => null,
): string {
  return value === null ? '' : String(roundWithinBand(value, MAX_DECIMALS, bandOf));
}

/** A fraction as a percentage 0-100 and beyond. `bandOf` takes the fraction. */
export function percentText(
  fraction: number | null,
  bandOf: (fraction: number) => unknown = () => null,
): string {
  return fraction === null
    ? ''
    : numberText(fraction * 100, (percentage) => bandOf(percentage / 100));
}

/**
 * A percentile 0-100 among peers in whole percent, so that one account's move does not rewrite all of its peers.
 */
export function peerPercentileText(percentile: number | null): string {
  return percentile === null ? '' : String(roundHalfUp(percentile, 0));
}

/** The values of a checkbox that hold, joined the way HubSpot does. */
export function checkedText(values: readonly string[]): string {
  return values.join(';');
}

/** Minor units in major units: 123456 cents are `1234.56`. */
export function moneyText(amount: Minor | null, currencyDigits: number): string {
  return amount === null ? '' : numberText(amount / 10 ** currencyDigits);
}

export function boolText(value: boolean | null): string {
  return value === null ? '' : String(value);
}

/** ISO 8601 in UTC. */
export function instantText(instant: Instant): string {
  return new Date(instant).toISOString();
}
