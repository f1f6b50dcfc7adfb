import { z } from 'zod';

import { CrmRejectedError } from '../../ports/errors.ts';
import { scrub } from './scrub.ts';

/** The rows of a batch that HubSpot could not answer. */
export const rowErrorsSchema = z
  .array(z.object({ category: z.string().nullish(), message: z.string().nullish() }))
  .nullish()
  .transform((errors) => errors ?? []);

/**
 * An id that HubSpot does not know is an error of its row only; anything else is trouble.
 *
 * @throws {CrmRejectedError}
 */
export function refuseTrouble(errors: z.output<typeof rowErrorsSchema>, what: string): void {
  const trouble = errors.find(({ category }) => category !== 'OBJECT_NOT_FOUND');
  if (trouble) {
    throw new CrmRejectedError(
      `HubSpot could not read ${what}: ${scrub(trouble.message ?? 'no reason given')}`,
    );
  }
}
