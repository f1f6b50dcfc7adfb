import type { Instant } from '@attain/shared/domain/basics/time';

/** A link is good until the instant at which it expires, or is revoked. */
export function isGood(
  { expiresAt, revokedAt }: { expiresAt: Instant; revokedAt: Instant | null },
  at: Instant,
): boolean {
  return revokedAt === null && at < expiresAt;
}
