import { moneyInWords, toMinor } from '@attain/shared/domain/basics/money';
import { count, date, number, percent } from '@attain/shared/domain/basics/plain-words';
import { expect, it } from 'vitest';

it.each([
  { amount: 1_234_567_89, digits: 2, text: 'USD 1,234,567.89' },
  { amount: -5, digits: 2, text: 'USD -0.05' },
  { amount: 0, digits: 2, text: 'USD 0.00' },
  { amount: 1_000, digits: 0, text: 'USD 1,000' },
  { amount: 123_456, digits: 3, text: 'USD 123.456' },
])('writes $amount minor units of $digits digits as $text', ({ amount, digits, text }) => {
  expect(moneyInWords(amount, { currency: 'USD', digits })).toBe(text);
});

it.each([
  { amount: 0.5, minor: 1 },
  { amount: 0.49999, minor: 0 },
  { amount: -0.5, minor: 0 },
  { amount: Infinity * 0, minor: 0 },
  { amount: -1e300, minor: -Number.MAX_SAFE_INTEGER },
  { amount: 1e300, minor: Number.MAX_SAFE_INTEGER },
])('rounds $amount to $minor whole minor units', ({ amount, minor }) => {
  expect(toMinor(amount)).toBe(minor);
});

it('writes dates, numbers, shares and counts as people do', () => {
  expect(date('2026-03-09')).toBe('9 Mar 2026');
  expect(number(82.18)).toBe('82.2');
  expect(percent(0.8872)).toBe('88.7 %');
  expect([1, 2, 0, 0.54, 1.02].map((n) => count(n, 'ticket'))).toEqual([
    '1 ticket',
    '2 tickets',
    '0 tickets',
    '0.5 tickets',
    '1 ticket',
  ]);
});
