import { addDays, type Day } from '@attain/shared/domain/basics/time';
import {
  afterWonRenewals,
  begunTerm,
  firstStart,
  termMonths,
} from '@attain/shared/domain/lifecycle/contract-term';
import { describe, expect, it } from 'vitest';

const YEARLY = { termMonths: 12 };

describe('the length of a term', () => {
  it.each([
    { start: '2026-01-01', renewal: '2027-01-01', months: 12 },
    { start: '2026-01-01', renewal: '2026-12-31', months: 12 },
    { start: '2026-01-01', renewal: '2029-01-01', months: 36 },
    { start: '2026-01-01', renewal: '2026-02-01', months: 1 },
    { start: '2026-01-01', renewal: '2026-01-17', months: 1 },
    { start: '2026-01-01', renewal: '2026-01-16', months: 12 },
    { start: '2026-01-01', renewal: '2025-01-01', months: 12 },
    { start: null, renewal: '2027-01-01', months: 12 },
  ])('from $start to $renewal is $months months', ({ start, renewal, months }) => {
    expect(termMonths({ start, renewal }, YEARLY)).toBe(months);
  });

  it('is the configured one where the start is unknown', () => {
    expect(termMonths({ start: null, renewal: '2027-01-01' }, { termMonths: 24 })).toBe(24);
  });
});

describe('the first day of the first term', () => {
  const START: Day = '2026-01-01';
  const first = (...won: Day[]) => firstStart(START, won, YEARLY);

  it('is the recorded start of a customer who never renewed', () => {
    expect(first()).toBe(START);
  });

  it('is the recorded start where the renewals came after it', () => {
    expect(first('2026-12-15', '2027-12-15')).toBe(START);
  });

  it.each([
    { won: ['2025-12-15'], is: '2025-01-01' },
    { won: ['2026-01-01'], is: '2025-01-01' },
    { won: ['2024-12-15', '2025-12-15'], is: '2024-01-01' },
    { won: ['2025-01-10', '2025-12-15'], is: '2024-01-01' },
  ])('is a term before the first renewal that led to it: $won, $is', ({ won, is }) => {
    expect(first(...won)).toBe(is);
  });

  it('counts one term for two deals of one renewal', () => {
    expect(first('2025-12-10', '2025-12-15')).toBe('2025-01-01');
  });

  it('takes a renewal won within 180 days of the start for the one that began the term', () => {
    expect(first(addDays(START, 180))).toBe('2025-01-01');
    expect(first(addDays(START, 181))).toBe(START);
  });

  it('of shorter terms takes half a term', () => {
    const quarterly = { termMonths: 3 };
    expect(firstStart(START, [addDays(START, 45)], quarterly)).toBe('2025-10-01');
    expect(firstStart(START, [addDays(START, 46)], quarterly)).toBe(START);
  });
});

describe('the term that won renewals have begun', () => {
  const begun = (start: Day | null, renewal: Day, ...won: Day[]) =>
    begunTerm({ start, renewal }, won, '2026-07-01', YEARLY);

  it('is the recorded one where none was won within it', () => {
    const term = { start: '2026-01-01', renewal: '2027-01-01' };
    expect(begun(term.start, term.renewal)).toEqual(term);
    expect(begun(term.start, term.renewal, '2025-12-20', '2026-12-20')).toEqual(term);
  });

  it('begins on the anniversary nearest to the last of them', () => {
    expect(begun('2023-01-01', '2027-01-01', '2023-12-20', '2024-12-20', '2026-01-20')).toEqual({
      start: '2026-01-01',
      renewal: '2027-01-01',
    });
  });

  it.each([
    { won: 180, start: '2024-01-01' },
    { won: 181, start: '2024-07-01' },
  ])('knows a renewal from $won days after the start: $start', ({ won, start }) => {
    const day = addDays('2024-01-01', won);
    const term = { start: '2024-01-01', renewal: '2026-01-01' };
    expect(begunTerm(term, [day], '2026-07-01', { termMonths: 6 }).start).toBe(start);
  });

  it.each([
    { before: 180, start: '2024-01-01' },
    { before: 181, start: '2025-01-01' },
  ])('knows a renewal until $before days before the next: $start', ({ before, start }) => {
    const day = addDays('2026-01-01', -before);
    expect(begun('2024-01-01', '2026-01-01', day).start).toBe(start);
  });

  it('never begins before the recorded start', () => {
    const term = { start: '2024-01-02', renewal: '2026-01-01' };
    expect(begun(term.start, term.renewal, '2024-07-01')).toEqual(term);
  });

  it('is the recorded one where the start is unknown, or the new one still to come', () => {
    expect(begun(null, '2027-01-01', '2025-12-20').start).toBeNull();
    expect(
      begunTerm(
        { start: '2024-01-01', renewal: '2027-01-01' },
        ['2025-12-20'],
        '2025-12-31',
        YEARLY,
      ).start,
    ).toBe('2024-01-01');
    expect(
      begunTerm(
        { start: '2024-01-01', renewal: '2027-01-01' },
        ['2025-12-20'],
        '2026-01-01',
        YEARLY,
      ).start,
    ).toBe('2026-01-01');
  });
});

describe('a contract after won renewals', () => {
  const TERM = { start: '2026-01-01', renewal: '2027-01-01' };
  const after = (...won: Day[]) => afterWonRenewals(TERM, won, YEARLY);

  it('is what it was without any', () => {
    expect(after()).toEqual({ ...TERM, renewalWon: false });
  });

  it.each([
    { before: 180, renewalWon: true },
    { before: 181, renewalWon: false },
  ])('is won from $before days before its date: $renewalWon', ({ before, renewalWon }) => {
    expect(after(addDays(TERM.renewal, -before))).toEqual({ ...TERM, renewalWon });
  });

  it('moves on by a term with each, and the last stays won', () => {
    expect(after('2026-12-20', '2027-12-20')).toEqual({
      start: '2027-01-01',
      renewal: '2028-01-01',
      renewalWon: true,
    });
  });

  it('takes two wins of one renewal for one', () => {
    expect(after('2026-12-20', '2026-12-22')).toEqual({ ...TERM, renewalWon: true });
  });

  it('of shorter terms is won in the second half', () => {
    const quarter = { start: '2026-01-01', renewal: '2026-04-01' };
    const won = (before: number) =>
      afterWonRenewals(quarter, [addDays(quarter.renewal, -before)], YEARLY).renewalWon;
    expect(won(45)).toBe(true);
    expect(won(46)).toBe(false);
  });
});
