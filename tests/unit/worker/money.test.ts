import { currencyDigits, portalCurrency } from '@attain/sync-worker/pipeline/money';
import { describe, expect, it } from 'vitest';

describe('money', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('%s has %i digits behind the point', (currency, digits) => {
    expect(currencyDigits(currency)).toBe(digits);
  });

  it('refuses a code that is no currency, and says what is one', () => {
    expect(() => currencyDigits('dollars')).toThrow(
      '"dollars" is not a currency. Use a code of ISO 4217, such as USD or EUR.',
    );
  });

  it('guesses no currency that nobody told', () => {
    expect(portalCurrency('EUR')).toBe('EUR');
    expect(() => portalCurrency(null)).toThrow('Set `currency` in the configuration file');
  });
});
