import type { CompanySize } from '@attain/shared/domain/account';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { SizeHistory } from '../ports/store.ts';

/**
 * The number of employees now and at `then`. HubSpot tells the present one alone, so the earlier one is known from when
 * the company was first scored; before that it is not known, rather than the same.
 */
export function companySize(
  employees: number | null,
  history: SizeHistory | null,
  then: Instant,
): CompanySize {
  if (history === null || history.since > then) return { employees, employees90DaysAgo: null };
  const [next] = history.changes;
  return { employees, employees90DaysAgo: next ? next.employees : history.employees };
}

/** What the number was until now, where it changed since the last scoring; else `undefined`. */
export function formerEmployees(
  employees: number | null,
  history: SizeHistory | null,
): number | null | undefined {
  return history === null || history.employees === employees ? undefined : history.employees;
}
