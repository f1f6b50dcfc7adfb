import { day, instant } from '@attain/sync-worker/imports/cells';
import { calendarOf } from '@attain/sync-worker/calendar';
import type { DateOrder } from '@attain/sync-worker/imports/sheet-dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { someReading, someRow } from './rows.ts';

const cell = (value: string) => someRow({ x: value });
const isoOf = (written: string, order: DateOrder = null) =>
  new Date(
    instant(cell(written), 'x', someReading({ dateOrder: order })) ?? Number.NaN,
  ).toISOString();
const dayOf = (written: string, order: DateOrder = null) =>
  day(cell(written), 'x', someReading({ dateOrder: order }));

describe('a date as a sheet shows it', () => {
  it.each([
    ['26.11.2026', '2026-11-26'],
    ['5.6.2026', '2026-06-05'],
    ['05.06.2026', '2026-06-05'],
    ['26. 11. 2026', '2026-11-26'],
    ['26.11.2026.', '2026-11-26'],
    ['11/26/2026', '2026-11-26'],
    ['26/11/2026', '2026-11-26'],
    ['26-11-2026', '2026-11-26'],
    ['5/5/2026', '2026-05-05'],
    ['2026/11/26', '2026-11-26'],
    ['2026-1-5', '2026-01-05'],
    ['2026. 11. 26', '2026-11-26'],
    ['29/2/2028', '2028-02-29'],
  ])('%s is %s', (written, expected) => {
    expect(dayOf(written)).toBe(expected);
  });

  it.each([
    ['26.11.2026 13:45', '2026-11-26T12:45:00.000Z'],
    ['26.07.2026 13:45', '2026-07-26T11:45:00.000Z'],
    ['11/26/2026 13:45:00', '2026-11-26T12:45:00.000Z'],
    ['11/26/2026 1:45:00 PM', '2026-11-26T12:45:00.000Z'],
    ['11/26/2026 12:00:00 AM', '2026-11-25T23:00:00.000Z'],
    ['11/26/2026 12:30 pm', '2026-11-26T11:30:00.000Z'],
    ['11/26/2026, 9:05:07 a.m.', '2026-11-26T08:05:07.000Z'],
    ['2026-11-26 9:05:00', '2026-11-26T08:05:00.000Z'],
    ['2026-11-26 13:45:00', '2026-11-26T12:45:00.000Z'],
    ['2026/11/26 13:45:00.250', '2026-11-26T12:45:00.250Z'],
    ['29.03.2026 02:30', '2026-03-29T01:30:00.000Z'],
    ['25.10.2026 02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s in Berlin is %s', (written, iso) => {
    expect(isoOf(written)).toBe(iso);
  });

  it.each([
    ['06/05/2026', 'dmy', '2026-05-06'],
    ['06/05/2026', 'mdy', '2026-06-05'],
    ['26/11/2026', 'dmy', '2026-11-26'],
    ['11/26/2026', 'mdy', '2026-11-26'],
    ['05.06.2026', 'mdy', '2026-06-05'],
    ['2026/06/05', 'dmy', '2026-06-05'],
  ] as const)('%s in the order %s is %s', (written, order, expected) => {
    expect(dayOf(written, order)).toBe(expected);
  });

  it.each([
    [
      '06/05/2026',
      null,
      'x "06/05/2026" can be read in two ways: write 2026-05-06 or 2026-06-05, or say --date-order dmy or mdy',
    ],
    ['12-12-2026 25:00', null, 'is not a date'],
    ['1-2-2026 10:00', null, 'can be read in two ways'],
    ['11/26/2026', 'dmy', 'is not in the order dmy that was told: write 2026-11-26'],
    ['26/11/2026', 'mdy', 'is not in the order mdy that was told: write 2026-11-26'],
    ['11/26/26', null, 'x "11/26/26" has a year of two digits: write all four'],
    ['26.11.26', null, 'has a year of two digits'],
    ['30.02.2026', null, 'is not a date: write 2026-01-31 or 2026-01-31T14:30:00Z'],
    ['11.26.2026', null, 'is not a date'],
    ['13/13/2026', null, 'is not a date'],
    ['29/2/2026', null, 'is not a date'],
    ['26.11/2026', null, 'is not a date'],
    ['26.11.2026 13:60', null, 'is not a date'],
    ['11/26/2026 13:45 PM', null, 'is not a date'],
    ['11/26/2026 0:45 AM', null, 'is not a date'],
    ['26.11.1969', null, 'is not a date'],
    ['46352', null, 'is not a date'],
    ['Nov 26, 2026', null, 'is not a date'],
  ] as const)('%s with the order %s is refused', (written, order, reason) => {
    expect(() => dayOf(written, order)).toThrow(reason);
  });

  it('is the same instant in every form, in every zone, also where clocks are changed', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC');
    const dates = fc.date({
      min: new Date('1971-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const [written = '', time = ''] = date.toISOString().slice(0, 19).split('T');
        const [year, month, dayOfMonth] = written.split('-');
        const reading = someReading({ calendar: calendarOf(zone) });
        const read = (text: string) => instant(cell(text), 'x', reading) ?? Number.NaN;
        const at = read(`${written}T${time}`);
        expect(read(`${written} ${time}`)).toBe(at);
        expect(read(`${dayOfMonth}.${month}.${year} ${time}`)).toBe(at);
        expect(read(`${year}/${month}/${dayOfMonth} ${time}`)).toBe(at);
        // In these months no clock is set forward, so that it shows every time.
        if (month === '01' || month === '07') expect(shownIn(zone, at)).toBe(`${written} ${time}`);
      }),
    );
  });
});

function shownIn(timeZone: string, at: number): string {
  const format = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(at);
}
