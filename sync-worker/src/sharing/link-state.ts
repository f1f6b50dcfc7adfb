import type { Instant } from '@attain/shared/domain/basics/time';

import type { ReportLink } from '../ports/report-links.ts';

/** Wrong codes after which nobody gets in: of the million codes there are, a thief has had five. */
export const MOST_WRONG_CODES = 5;

/**
 * How a link stands. `locked`: too many wrong codes. `code_waits`: nobody typed its code yet. `code_used`: it opens in the one
 * browser in which the code was typed. `open`: for whoever has the address.
 */
export type ReportLinkState =
  | 'open'
  | 'code_waits'
  | 'code_used'
  | 'locked'
  | 'expired'
  | 'revoked';

/** It expires at the very instant that it names. */
export function stateOfLink(
  {
    revokedAt,
    expiresAt,
    codeHash,
    sessionHash,
    wrongCodes,
  }: Pick<ReportLink, 'revokedAt' | 'expiresAt' | 'codeHash' | 'sessionHash' | 'wrongCodes'>,
  at: Instant,
): ReportLinkState {
  if (revokedAt !== null) return 'revoked';
  if (at >= expiresAt) return 'expired';
  if (codeHash === null) return 'open';
  if (sessionHash !== null) return 'code_used';
  return wrongCodes >= MOST_WRONG_CODES ? 'locked' : 'code_waits';
}
