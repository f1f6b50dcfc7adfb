import { words } from './figure-words.ts';

const DATE = /\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})\b/g;
const PERCENT = /(\d) %/g;
const CODE = /^[A-Z]{3}$/;

/**
 * A sentence of the domain with its dates, percentages and amounts written as the figures beside it are: `9 Mar 2026` as
 * `Mar 9, 2026`, `88.7 %` as `88.7%`, `USD 1,234.50` as `$1,234.50`. One report has one way of writing.
 */
export function sentence(text: string, currency: string): string {
  return written(text, currency, words.money);
}

/** A calculation of the domain in the same words, each amount in it as it was computed with. */
export function calculation(text: string, currency: string): string {
  return written(text, currency, words.term);
}

function written(
  text: string,
  currency: string,
  money: (amount: number, currency: string) => string,
): string {
  const said = text.replace(DATE, '$2 $1, $3').replace(PERCENT, '$1%');
  if (!CODE.test(currency)) return said;
  const amount = new RegExp(`\\b${currency} (-?[\\d,]+(?:\\.\\d+)?)`, 'g');
  return said.replace(amount, (_, digits: string) => {
    return money(Number(digits.replaceAll(',', '')), currency);
  });
}
