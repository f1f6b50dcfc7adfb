import type { Day, Instant } from '@attain/shared/domain/basics/time';

import { RefusedError } from '../ports/errors.ts';

/** What is wrong with one field of what somebody entered, and what to do; after the field's name it reads as a sentence. */
export type Fault = { field: string; message: string };

/** When something is entered: the clock, and the day that it shows in the portal's zone. */
export type Moment = { now: Instant; today: Day };

/** The fields that have something wrong with them, of checks by field. */
export function faultsOf(checks: Readonly<Record<string, string | null>>): readonly Fault[] {
  return Object.entries(checks).flatMap(([field, message]) =>
    message === null ? [] : [{ field, message }],
  );
}

/** @throws {RefusedError} that names every fault at once; nothing where there is none. */
export function refuseFaults(faults: readonly Fault[]): void {
  const [first] = faults;
  if (first === undefined) return;
  throw new RefusedError('invalid_input', `${first.field} ${first.message}.`, faults);
}
