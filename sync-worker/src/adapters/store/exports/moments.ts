import type { Instant } from '@attain/shared/domain/basics/time';

/** ISO 8601, UTC; raw rows have large numbers as text on one of the engines. */
export function moment(instant: Instant): string {
  return new Date(Number(instant)).toISOString();
}

export function maybeMoment(instant: Instant | null): string | null {
  return instant === null ? null : moment(instant);
}
