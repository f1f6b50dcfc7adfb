import { formats } from '@attain/ui/words/formats';
import { describe, expect, it } from 'vitest';

describe('an amount on the card', () => {
  it.for([
    ['KWD', 22302.31, 'KWD 22,302.31'],
    ['USD', 7646.05, '$7,646.05'],
    ['USD', 7646, '$7,646'],
    ['JPY', 1234, '¥1,234'],
  ] as const)('in %s has the decimals of the record', ([currency, amount, shown]) => {
    const { money } = formats('en-US', 'UTC');
    expect(money(amount, currency).replace('\u00A0', ' ')).toBe(shown);
  });
});
