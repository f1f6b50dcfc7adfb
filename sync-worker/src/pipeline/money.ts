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
