import {
  countedIn,
  type CountedMeasure,
  type Measure,
  NO_TALLY,
  type Tally,
} from '@attain/shared/domain/usage/measure';
import { measureValue } from '@attain/shared/domain/usage/measure-value';
import { describe, expect, it } from 'vitest';

const CREATED = ['report_created'];
const count: CountedMeasure = { kind: 'count', events: CREATED };
const users: CountedMeasure = { kind: 'users', events: CREATED };
const anyone: CountedMeasure = { kind: 'users', events: null };
const duration = (events: readonly string[] | null): CountedMeasure => ({
  kind: 'duration',
  events,
  unit: 'minutes',
});
const rows = (take: 'sum' | 'mean' | 'latest'): CountedMeasure => ({
  kind: 'property',
  events: ['import_done'],
  property: 'rows',
  take,
});
const ratio = (of: Measure, per: Measure, times = 1): Measure => ({
  kind: 'ratio',
  of,
  per,
  times,
});

/** A measure of which the same was counted for each of its parts. */
function valueOf(measure: Measure, tally: Partial<Tally>, seats: number | null = null) {
  return measureValue(measure, { seats, tallyOf: () => ({ ...NO_TALLY, ...tally }) });
}

const measured = (value: number, words: string) => ({ kind: 'measured', value, words });
const gap = (code: string) => ({ kind: 'gap', gap: code });

describe('the value of a measure', () => {
  it.each([
    {
      of: 'events',
      measure: count,
      tally: { events: 35 },
      is: measured(35, '35 events report_created'),
    },
    { of: 'no event', measure: count, tally: {}, is: measured(0, '0 events report_created') },
    {
      of: 'users',
      measure: users,
      tally: { events: 9, users: 1 },
      is: measured(1, '1 user of report_created'),
    },
    { of: 'any users', measure: anyone, tally: { users: 12 }, is: measured(12, '12 users') },
    { of: 'nobody on a live source', measure: anyone, tally: {}, is: measured(0, '0 users') },
    {
      of: 'events by nobody in particular',
      measure: users,
      tally: { events: 9 },
      is: gap('no_users'),
    },
    {
      of: 'sessions',
      measure: { kind: 'sessions' },
      tally: { users: 2, sessions: 5 },
      is: measured(5, '5 sessions'),
    },
    {
      of: 'sessions of nobody in particular',
      measure: { kind: 'sessions' },
      tally: { events: 5 },
      is: gap('no_users'),
    },
    {
      of: 'time',
      measure: duration(['call']),
      tally: { events: 2, seconds: 90 },
      is: measured(1.5, '1.5 minutes of call'),
    },
    {
      of: 'time in the product',
      measure: duration(null),
      tally: { users: 2, seconds: 60 },
      is: measured(1, '1 minute in the product'),
    },
    {
      of: 'time of no event',
      measure: duration(['call']),
      tally: {},
      is: measured(0, '0 minutes of call'),
    },
    {
      of: 'time that no event reports',
      measure: duration(['call']),
      tally: { events: 2 },
      is: gap('no_durations'),
    },
    {
      of: 'time that no user reports',
      measure: duration(null),
      tally: { users: 2 },
      is: gap('no_durations'),
    },
    {
      of: 'time of nobody in particular',
      measure: duration(null),
      tally: { events: 2 },
      is: gap('no_users'),
    },
    {
      of: 'a sum',
      measure: rows('sum'),
      tally: { events: 3, values: 2, sum: 4_200 },
      is: measured(4_200, 'sum of rows in import_done 4200'),
    },
    {
      of: 'a sum of no event',
      measure: rows('sum'),
      tally: {},
      is: measured(0, 'sum of rows in import_done 0'),
    },
    {
      of: 'a sum that no event carries',
      measure: rows('sum'),
      tally: { events: 3 },
      is: gap('no_values'),
    },
    {
      of: 'a mean',
      measure: rows('mean'),
      tally: { events: 3, values: 2, sum: 5 },
      is: measured(2.5, 'mean of rows in import_done 2.5'),
    },
    { of: 'a mean of nothing', measure: rows('mean'), tally: {}, is: gap('no_values') },
    {
      of: 'the latest',
      measure: rows('latest'),
      tally: { events: 3, values: 2, latest: 7 },
      is: measured(7, 'latest of rows in import_done 7'),
    },
    {
      of: 'the latest of nothing',
      measure: rows('latest'),
      tally: { events: 3 },
      is: gap('no_values'),
    },
    {
      of: 'details that are not kept',
      measure: users,
      tally: { events: 3, users: 2, isWhole: false },
      is: gap('not_kept'),
    },
  ] as const)('of $of', ({ measure, tally, is }) => {
    expect(valueOf(measure, tally)).toEqual(is);
  });
});

describe('a ratio', () => {
  it('is one measure by another, with the calculation in words', () => {
    expect(valueOf(ratio(users, anyone), { events: 9, users: 3 })).toEqual(
      measured(1, '3 users of report_created / 3 users'),
    );
    expect(valueOf(ratio(users, { kind: 'seats' }, 100), { events: 9, users: 3 }, 40)).toEqual(
      measured(7.5, '3 users of report_created / 40 seats x 100'),
    );
    const nested = ratio(ratio(users, { kind: 'seats' }), ratio(anyone, { kind: 'seats' }));
    expect(valueOf(nested, { users: 3 }, 40)).toEqual(
      measured(1, '(3 users of report_created / 40 seats) / (3 users / 40 seats)'),
    );
  });

  it.each([
    {
      per: 'nothing',
      measure: ratio(count, users),
      tally: {},
      seats: null,
      is: gap('empty_denominator'),
    },
    {
      per: 'no seats',
      measure: ratio(count, { kind: 'seats' }),
      tally: { events: 1 },
      seats: 0,
      is: gap('no_seats'),
    },
    {
      per: 'unknown seats',
      measure: ratio(count, { kind: 'seats' }),
      tally: { events: 1 },
      seats: null,
      is: gap('no_seats'),
    },
    {
      per: 'what is not known',
      measure: ratio(count, users),
      tally: { events: 1 },
      seats: null,
      is: gap('no_users'),
    },
  ] as const)(
    'has no value per $per, and is never 0 or infinite for it',
    ({ measure, tally, seats, is }) => {
      expect(valueOf(measure, tally, seats)).toEqual(is);
    },
  );

  it('is 0 where nothing was done by somebody', () => {
    expect(valueOf(ratio(count, { kind: 'seats' }), {}, 40)).toMatchObject({ value: 0 });
  });

  it('is counted from each thing once', () => {
    const same = ratio(ratio(users, { kind: 'seats' }), ratio({ ...users }, anyone));
    expect(countedIn(same)).toEqual([users, anyone]);
    expect(countedIn({ kind: 'seats' })).toEqual([]);
  });
});
