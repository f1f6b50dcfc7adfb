import { words } from './figure-words.ts';

const DATE = /\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})\b/g;
const PERCENT = /(\d) %/g;
const CODE = /^[A-Z]{3}$/;

/**
 * A sentence of the domain with its dates, percentages and amounts written as the figures beside it are: `9 Mar 2026` as
 * `Mar 9, 2026`, `88.7 %` as `88.7%`, `USD 1,234.50` as `$1,234.50`. One report has one way of writing.
 */
export function sentence(text: string, currency: string): string {
  const written = text.replace(DATE, '$2 $1, $3').replace(PERCENT, '$1%');
  if (!CODE.test(currency)) return written;
  const amount = new RegExp(`\\b${currency} (-?[\\d,]+(?:\\.\\d+)?)`, 'g');
  return written.replace(amount, (_, digits: string) => {
    return words.money(Number(digits.replaceAll(',', '')), currency);
  });
}
