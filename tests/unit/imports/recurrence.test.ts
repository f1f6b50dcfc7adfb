import { recurrence } from '@attain/sync-worker/imports/kinds/recurrence';
import type { Cell } from '@attain/sync-worker/imports/row';
import { describe, expect, it } from 'vitest';

import { someRow } from './rows.ts';

const YEAR = { startsAt: '2026-01-01', endsAt: '2026-12-31' };
const read = (cells: Record<string, Cell>, span = YEAR) => recurrence(someRow(cells), span);

describe('what an amount is per (C04)', () => {
  it.each([
    [{}, null],
    [{ recurring: 'no' }, null],
    [{ recurring: 'FALSE' }, null],
    [{ recurring: 'one-off' }, null],
    [{ period: 'month' }, 'month'],
    [{ recurring: 'true', period: 'Quarterly' }, 'quarter'],
    [{ recurring: 'monthly' }, 'month'],
    [{ recurring: 'year', period: 'annually' }, 'year'],
    [{ recurring: 1 }, 'year'],
  ])('%j is per %s', (cells, period) => {
    expect(read(cells)).toBe(period);
  });

  it.each([
    ['2026-03-05', '2026-03-05', 'day'],
    ['2026-03-02', '2026-03-08', 'week'],
    ['2026-02-01', '2026-02-28', 'month'],
    ['2026-01-01', '2026-03-31', 'quarter'],
    ['2026-03-15', '2027-03-14', 'year'],
    ['2026-03-15', '2027-03-15', 'year'],
  ])('recurring from %s to %s without a period is per %s', (startsAt, endsAt, period) => {
    expect(read({ recurring: 'yes' }, { startsAt, endsAt })).toBe(period);
  });

  it.each([
    [{ recurring: 'yes' }, 'write day, week, month, quarter, year'],
    [{ recurring: 'no', period: 'month' }, 'empty one of them'],
    [{ recurring: 'year', period: 'month' }, 'keep one'],
    [{ period: 'fortnight' }, 'period "fortnight" is unknown'],
  ])('%j over three years is refused', (cells, reason) => {
    expect(() => read(cells, { startsAt: '2026-01-01', endsAt: '2028-12-31' })).toThrow(reason);
  });
});
