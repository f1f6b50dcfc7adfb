import { companySize, formerEmployees } from '@attain/sync-worker/pipeline/company-size';
import type { SizeHistory } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

const THEN = Date.parse('2026-08-24T08:00:00Z');

const seen = (overrides: Partial<SizeHistory> = {}): SizeHistory => ({
  since: THEN,
  employees: 120,
  changes: [],
  ...overrides,
});

describe('the number of employees 90 days ago', () => {
  it.each<{ why: string; history: SizeHistory | null; before: number | null }>([
    { why: 'never scored', history: null, before: null },
    { why: 'first scored later', history: seen({ since: THEN + 1 }), before: null },
    { why: 'not changed since', history: seen(), before: 120 },
    {
      why: 'changed since, and again',
      history: seen({
        changes: [
          { at: THEN + 1, employees: 80 },
          { at: THEN + 9, employees: 100 },
        ],
      }),
      before: 80,
    },
    {
      why: 'recorded for the first time since',
      history: seen({ changes: [{ at: THEN + 1, employees: null }] }),
      before: null,
    },
  ])('of a company that was $why is $before', ({ history, before }) => {
    expect(companySize(150, history, THEN)).toEqual({ employees: 150, employees90DaysAgo: before });
  });
});

describe('a change of the number of employees', () => {
  it.each<{ employees: number | null; history: SizeHistory | null; former: unknown }>([
    { employees: 120, history: null, former: undefined },
    { employees: 120, history: seen(), former: undefined },
    { employees: 121, history: seen(), former: 120 },
    { employees: null, history: seen(), former: 120 },
    { employees: 5, history: seen({ employees: null }), former: null },
  ])('to $employees keeps $former', ({ employees, history, former }) => {
    expect(formerEmployees(employees, history)).toBe(former);
  });
});
