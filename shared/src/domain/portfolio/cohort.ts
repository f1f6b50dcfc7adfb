import type { Account } from '../account.ts';
import type { PortfolioSettings } from './settings.ts';

/**
 * Whom an account is compared with, in words that name the group: its segment; without one, its industry and size
 * (`Software, 201-1000 employees`).
 *
 * @returns `null` where that is unknown: an account is not compared with the rest.
 */
export function cohortOf(
  { segment, industry, size }: Pick<Account, 'segment' | 'industry' | 'size'>,
  settings: Pick<PortfolioSettings, 'peers'>,
): string | null {
  if (segment !== null) return `Segment ${segment}`;
  const band = sizeBand(size.employees, settings.peers.sizeBandsUpTo);
  return industry === null || band === null ? null : `${industry}, ${band} employees`;
}

/** `11-50`; the last band is open: `5001 or more`. A company without anybody is one of unknown size. */
export function sizeBand(employees: number | null, upTo: readonly number[]): string | null {
  if (employees === null || employees < 1) return null;
  let from = 1;
  for (const last of upTo) {
    if (employees <= last) return `${from}-${last}`;
    from = last + 1;
  }
  return `${from} or more`;
}
