import { dayNumber } from '@attain/shared/domain/basics/time';
import {
  cellOf,
  checkColumns,
  metricOf,
  userDayOf,
} from '@attain/sync-worker/adapters/analytics/sql/columns';
import { calendarOf } from '@attain/sync-worker/calendar';
import { describe, expect, it } from 'vitest';

const berlin = calendarOf('Europe/Berlin');
const row = (cells: object) => new Map<string, unknown>(Object.entries(cells));
const DAY = dayNumber('2026-06-30');

describe('the columns of a query', () => {
  it.each([
    ['cell', 'account_key day event count duration_s rows_exported', null],
    ['cell', 'day event count', 'no column company_id or account_key or domain'],
    ['cell', 'domain event', 'no column day, count'],
    ['cell', 'domain day event count user_id', 'gives user_id'],
    ['user_day', 'company_id day user_id sessions duration_s', null],
    ['user_day', 'company_id day', 'no column user_id'],
    ['user_day', 'company_id day user_id email', 'the column email, which means nothing'],
    ['metric', 'account_key metric goal value measured_at', null],
    ['metric', 'account_key metric value', 'no column measured_at'],
  ] as const)('of a %s: %s', (kind, columns, fault) => {
    const check = () => checkColumns(kind, columns.split(' '));
    if (fault === null) expect(check).not.toThrow();
    else expect(check).toThrow(fault);
  });
});

describe('a row', () => {
  const cell = { account_key: 'acc_1', day: '2026-06-30', event: 'login', count: '3' };

  it('is read as drivers give it: text, numbers, dates and their objects', () => {
    const read = {
      kind: 'cell',
      account: { by: 'account_key', value: 'acc_1' },
      event: 'login',
      day: DAY,
      count: 3,
      durationSeconds: null,
      numbers: null,
    };
    expect(cellOf(row(cell), berlin)).toEqual(read);
    expect(cellOf(row({ ...cell, day: new Date('2026-06-30'), count: 3n }), berlin)).toEqual(read);
    expect(
      cellOf(row({ ...cell, day: { value: '2026-06-30' }, count: { value: '3' } }), berlin),
    ).toEqual(read);
    expect(cellOf(row({ ...cell, day: '2026-06-29T22:30:00Z' }), berlin)).toEqual(read);
  });

  it('takes every other column as a sum of numbers, and the first account that is there', () => {
    expect(
      cellOf(
        row({
          ...cell,
          company_id: null,
          domain: 'acme.com',
          rows: '7.5',
          duration_s: 60,
          none: null,
        }),
        berlin,
      ),
    ).toMatchObject({
      account: { by: 'account_key', value: 'acc_1' },
      durationSeconds: 60,
      numbers: { rows: 7.5 },
    });
    expect(cellOf(row({ ...cell, account_key: null }), berlin)).toMatchObject({ account: null });
  });

  it.each([
    [{ day: '30.06.2026' }, 'day "30.06.2026" is no date: cast it to date'],
    [{ day: null }, 'day NULL is no date'],
    [{ count: 'many' }, 'count "many" is no number'],
    [{ count: 1.5 }, 'count 1.5 is no whole number'],
    [{ count: -1 }, 'count -1 is below 0'],
    [{ duration_s: -1 }, 'duration_s -1 is below 0'],
    [{ event: { a: 1 } }, 'event is no text'],
    [{ plan: 'pro' }, 'plan "pro" is no number'],
  ])('that cannot be used says why: %j', (change, reason) => {
    expect(cellOf(row({ ...cell, ...change }), berlin)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining(reason) as string,
    });
  });

  it('of a user has at least one session', () => {
    const user = { domain: 'acme.com', day: '2026-06-30', user_id: 42 };
    expect(userDayOf(row(user), berlin)).toMatchObject({
      user: '42',
      sessions: 1,
      durationSeconds: null,
    });
    expect(userDayOf(row({ ...user, sessions: 0 }), berlin)).toMatchObject({ kind: 'refused' });
    expect(userDayOf(row({ ...user, user_id: '' }), berlin)).toMatchObject({
      reason: 'user_id is empty',
    });
  });

  it('of a metric has a company, a number and a time', () => {
    const metric = {
      company_id: '512',
      metric: 'time_saved',
      value: '1.5',
      measured_at: '2026-06-30',
    };
    expect(metricOf(row(metric), berlin)).toEqual({
      kind: 'metric',
      company: { by: 'company_id', value: '512' },
      metric: 'time_saved',
      goal: null,
      value: 1.5,
      measuredAt: Date.UTC(2026, 5, 29, 22),
    });
    expect(
      metricOf(row({ ...metric, measured_at: '2026-06-30 10:00:00+00' }), berlin),
    ).toMatchObject({
      measuredAt: Date.UTC(2026, 5, 30, 10),
    });
    expect(metricOf(row({ ...metric, company_id: null }), berlin)).toMatchObject({
      kind: 'refused',
    });
    expect(metricOf(row({ ...metric, value: null }), berlin)).toMatchObject({
      reason: 'value is empty',
    });
    expect(metricOf(row({ ...metric, measured_at: 'soon' }), berlin)).toMatchObject({
      kind: 'refused',
    });
  });
});
