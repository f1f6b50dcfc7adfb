import { periodGap, volumeGap } from '@attain/shared/domain/usage/usage-reach';
import { isVolumeWhole, volumeSpan } from '@attain/shared/domain/usage/volume-span';
import { dayNumber } from '@attain/shared/domain/basics/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PROPERTY_RUNS } from '../builders.ts';

const TODAY = 100;
const REACH = { firstDay: 50, delivered: [40, 50, 60, 61, 62, 99] };

describe('why a period has no value', () => {
  it.each([
    { when: 'the account has no usage', first: 60, last: 66, reach: undefined, is: 'no_usage' },
    { when: 'it ends today', first: 94, last: 100, reach: REACH, is: 'not_over' },
    { when: 'it ended yesterday', first: 93, last: 99, reach: REACH, is: null },
    {
      when: 'it ended before the first event',
      first: 43,
      last: 49,
      reach: REACH,
      is: 'before_first_event',
    },
    {
      when: 'its last day is that of the first event',
      first: 44,
      last: 50,
      reach: REACH,
      is: null,
    },
    { when: 'the source delivered its first day', first: 62, last: 68, reach: REACH, is: null },
    {
      when: 'the source delivered the day before',
      first: 63,
      last: 69,
      reach: REACH,
      is: 'nothing_delivered',
    },
    {
      when: 'the source delivered the day after',
      first: 92,
      last: 98,
      reach: REACH,
      is: 'nothing_delivered',
    },
    {
      when: 'the source delivered nothing at all',
      first: 60,
      last: 66,
      reach: { ...REACH, delivered: [] },
      is: 'nothing_delivered',
    },
  ])('$when: $is', ({ first, last, reach, is }) => {
    expect(periodGap({ first, last }, reach, TODAY)).toBe(is);
  });

  it('is found among any number of delivered days', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 });
    fc.assert(
      fc.property(days, fc.nat(60), fc.nat(10), (drawn, first, more) => {
        const delivered = drawn.toSorted((a, b) => a - b);
        const span = { first, last: first + more };
        const isKnown = delivered.some((day) => day >= span.first && day <= span.last);
        expect(periodGap(span, { firstDay: 0, delivered }, TODAY)).toBe(
          isKnown ? null : 'nothing_delivered',
        );
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('the volume of an activity', () => {
  const delivered = [40, 50, 60, 74, 86];
  const gapOf = (first: number, last: number, days: readonly number[] = delivered) =>
    volumeGap({ first, last }, { firstDay: 40, delivered: days }, 14);

  it('is not known where the source began later than the days that the line counts', () => {
    expect(gapOf(40, 100)).toBeNull();
    expect(gapOf(39, 100)).toBe('begins_before_source');
    expect(volumeGap({ first: 40, last: 100 }, undefined, 14)).toBe('no_usage');
    expect(gapOf(40, 100, [])).toBe('no_usage');
  });

  it.each([
    { when: 'it delivered up to 14 days ago', first: 40, last: 100, is: null },
    { when: 'it delivered up to 15 days ago', first: 40, last: 101, is: 'nothing_delivered' },
    { when: 'it paused before these days', first: 88, last: 100, is: null },
    { when: 'it paused after these days', first: 40, last: 60, is: null },
    {
      when: 'it paused for 15 of them',
      first: 40,
      last: 90,
      days: [40, 50, 65],
      is: 'nothing_delivered',
    },
    {
      when: 'it was silent from their beginning',
      first: 41,
      last: 60,
      days: [40, 56],
      is: 'nothing_delivered',
    },
    { when: 'it is one day', first: 90, last: 90, is: null },
  ])('is $is where $when', ({ first, last, days, is }) => {
    expect(gapOf(first, last, days)).toBe(is);
  });

  const line = { startsAt: '2026-03-01', endsAt: '2026-12-31' };

  it.each([
    { from: '2026-01-01', to: '2026-07-01', is: ['2026-03-01', '2026-07-01'] },
    { from: '2026-04-01', to: '2027-03-31', is: ['2026-04-01', '2026-12-31'] },
    { from: '2026-01-01', to: '2026-03-01', is: ['2026-03-01', '2026-03-01'] },
    { from: '2026-01-01', to: '2026-02-28', is: null },
    { from: '2027-01-01', to: '2027-02-28', is: null },
  ])('is counted over the days of the line from $from to $to', ({ from, to, is }) => {
    const [first, last] = is ?? [];
    expect(volumeSpan(line, { from, to })).toEqual(
      first && last ? { first: dayNumber(first), last: dayNumber(last) } : null,
    );
  });

  it('of a one-off is whole once its last day has come', () => {
    const oneOff = { recurring: null, endsAt: '2026-07-01' };
    expect(isVolumeWhole(oneOff, { to: '2026-07-01' })).toBe(true);
    expect(isVolumeWhole(oneOff, { to: '2026-06-30' })).toBe(false);
    expect(isVolumeWhole({ ...oneOff, recurring: 'month' }, { to: '2026-06-30' })).toBe(true);
  });
});
