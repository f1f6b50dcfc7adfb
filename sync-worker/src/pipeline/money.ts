import { UserError } from '../ports/errors.ts';

/**
 * Digits behind the point of a currency: 2 for USD, 0 for JPY.
 *
 * @throws {UserError} for a code that is no currency.
 */
export function currencyDigits(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    throw new UserError(
      `"${currency}" is not a currency. Use a code of ISO 4217, such as USD or EUR.`,
    );
  }
}

/**
 * The currency that amounts are in; never guessed.
 *
 * @throws {UserError} where neither HubSpot nor the configuration tells it.
 */
export function portalCurrency(known: string | null): string {
  if (known !== null) return known;
  throw new UserError(
    'HubSpot does not tell the currency of this portal. Set `currency` in the configuration file, such as "USD".',
  );
}
