import { lineCurrency, withNote, withoutNote } from '@attain/sync-worker/imports/line-currency';
import { describe, expect, it } from 'vitest';

import { someReading, someRow } from './rows.ts';

const EXCHANGE = {
  rates: [
    { currency: 'EUR', on: '2026-06-15', rate: 1.1 },
    { currency: 'EUR', on: '2026-12-01', rate: 1.3 },
  ],
  rateMaxAgeDays: 31,
};
const READING = someReading({ exchange: EXCHANGE });
const currencyOf = (currency: string | null, startsAt = '2026-06-20') =>
  lineCurrency(someRow(currency === null ? {} : { currency }), startsAt, READING);

describe('the currency of a line', () => {
  it.each([{ written: null }, { written: 'USD' }, { written: 'usd' }])(
    "is the portal's where it is written as $written, and nothing is converted",
    ({ written }) => {
      const { reading, toPortal, note } = currencyOf(written);
      expect({ reading, amount: toPortal(1_000), note }).toEqual({
        reading: READING,
        amount: 1_000,
        note: null,
      });
    },
  );

  it('is read by its own digits and converted at the rate of its first day', () => {
    const { reading, toPortal, note } = currencyOf('eur');
    expect(reading).toMatchObject({ currency: 'EUR', currencyDigits: 2 });
    expect(toPortal(1_000_05)).toBe(1_100_06);
    expect(note).toBe('Converted from EUR at 1.1 USD of 15 Jun 2026.');
  });

  it('is converted at the rate of today where the line is yet to start', () => {
    expect(currencyOf('EUR', '2027-01-01').note).toBe(
      'Converted from EUR at 1.1 USD of 15 Jun 2026.',
    );
  });

  it('is refused without a rate', () => {
    expect(() => currencyOf('EUR', '2026-06-14')).toThrow(
      'no rate of EUR is known for 2026-06-14: add one of at most 31 days before to settings.value.rates, or convert the amounts to USD',
    );
    expect(() => currencyOf('€')).toThrow(
      'currency "€" is unknown: write a code of ISO 4217 such as EUR',
    );
  });
});

describe('the rate in the text of a line', () => {
  const { note } = currencyOf('EUR');
  const converted = { ...currencyOf('EUR'), note };

  it.each([{ written: 'Training' }, { written: null }])(
    'follows what people wrote ($written), and comes off again',
    ({ written }) => {
      const noted = withNote(written, converted);
      expect(noted).toBe([written, note].filter(Boolean).join(' '));
      expect(withoutNote(noted)).toBe(written ?? '');
    },
  );

  it('is not there where nothing was converted', () => {
    expect(withNote('Training', currencyOf('USD'))).toBe('Training');
    expect(withNote(null, currencyOf('USD'))).toBeNull();
  });
});
