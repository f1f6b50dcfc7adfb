import { addDays, dayNumber, dayOf } from '@attain/shared/domain/basics/time';
import { calendarOf } from '@attain/sync-worker/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const HOUR_MS = 3_600_000;

/** Zones that are awkward in a way of their own. */
const ZONES = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe', // half an hour of summer time
  'America/Sao_Paulo', // summer time began at midnight until 2018
  'Africa/Cairo', // begins at midnight
  'Asia/Beirut', // begins at midnight
  'Pacific/Apia', // left out 30 December 2011
  'Pacific/Kiritimati', // UTC+14
  'Pacific/Niue', // UTC-11
  'Asia/Kathmandu', // UTC+5:45
];

const at = (text: string) => Date.parse(text);

describe('the day of an instant', () => {
  it.each([
    { zone: 'UTC', instant: '2026-11-21T23:59:59.999Z', day: '2026-11-21' },
    { zone: 'UTC', instant: '2026-11-22T00:00:00.000Z', day: '2026-11-22' },
    { zone: 'America/New_York', instant: '2026-11-22T04:59:59.999Z', day: '2026-11-21' },
    { zone: 'America/New_York', instant: '2026-11-22T05:00:00.000Z', day: '2026-11-22' },
    { zone: 'Pacific/Kiritimati', instant: '2026-11-21T10:00:00.000Z', day: '2026-11-22' },
    { zone: 'Pacific/Niue', instant: '2026-11-22T10:59:59.999Z', day: '2026-11-21' },
    { zone: 'Pacific/Apia', instant: '2011-12-30T09:59:59.999Z', day: '2011-12-29' },
    { zone: 'Pacific/Apia', instant: '2011-12-30T10:00:00.000Z', day: '2011-12-31' },
    { zone: 'Europe/Berlin', instant: '1969-12-31T23:00:00.000Z', day: '1970-01-01' },
  ])('is $day at $instant in $zone', ({ zone, instant, day }) => {
    expect(calendarOf(zone).dayAt(at(instant))).toBe(day);
  });
});

describe('the start of a day', () => {
  it.each([
    { zone: 'America/New_York', day: '2026-03-08', start: '2026-03-08T05:00:00Z', hours: 23 },
    { zone: 'America/New_York', day: '2026-11-01', start: '2026-11-01T04:00:00Z', hours: 25 },
    { zone: 'Australia/Lord_Howe', day: '2026-10-04', start: '2026-10-03T13:30:00Z', hours: 23.5 },
    { zone: 'America/Sao_Paulo', day: '2018-11-04', start: '2018-11-04T03:00:00Z', hours: 23 },
    { zone: 'Africa/Cairo', day: '2026-04-24', start: '2026-04-23T22:00:00Z', hours: 23 },
  ])('$day in $zone begins at $start and lasts $hours hours', ({ zone, day, start, hours }) => {
    const calendar = calendarOf(zone);
    expect(calendar.startOf(day)).toBe(at(start));
    expect(calendar.startOf(addDays(day, 1)) - calendar.startOf(day)).toBe(hours * HOUR_MS);
  });
});

describe.each(ZONES)('in %s', (zone) => {
  const calendar = calendarOf(zone);
  const days = fc.integer({ min: 0, max: 40_000 }).map(dayOf);
  const isLeftOut = (day: string) => zone === 'Pacific/Apia' && day === '2011-12-30';

  it('a day begins with its first instant and the day before ends with the one before it', () => {
    fc.assert(
      fc.property(days, (day) => {
        fc.pre(!isLeftOut(day) && !isLeftOut(addDays(day, -1)));
        const start = calendar.startOf(day);
        expect(calendar.dayAt(start)).toBe(day);
        expect(calendar.dayAt(start - 1)).toBe(addDays(day, -1));
      }),
    );
  });

  it('every instant lies between the start of its day and the start of the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: at('2070-01-01T00:00:00Z') }), (instant) => {
        const day = calendar.dayAt(instant);
        expect(calendar.startOf(day)).toBeLessThanOrEqual(instant);
        expect(calendar.startOf(addDays(day, 1))).toBeGreaterThan(instant);
      }),
    );
  });

  it('the number of the day is that of its date, whichever day was asked for before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 2 }), (instants) => {
        for (const instant of instants) {
          const near = [
            instant - 1,
            instant,
            instant + 1,
            calendar.startOf(calendar.dayAt(instant)),
          ];
          for (const each of near)
            expect(calendar.dayNumberAt(each)).toBe(dayNumber(calendar.dayAt(each)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('agrees with the zone data of the platform', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: at('2070-01-01T00:00:00Z') }), (instant) => {
        expect(calendar.dayAt(instant)).toBe(format.format(instant));
      }),
    );
  });
});

it('refuses a zone that does not exist', () => {
  expect(() => calendarOf('Europe/Atlantis')).toThrow(RangeError);
});
