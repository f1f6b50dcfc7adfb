import type { z } from 'zod';

import { RefusedError } from '../../ports/errors.ts';
import type { Fault } from '../../records/faults.ts';
import { invalidRequest } from '../errors.ts';
import { fieldName } from './field-errors.ts';
import { exampleOf, schemaAt } from './schema-at.ts';

/**
 * Refuses the fields of a body that a rule is against, as its schema refuses others: by name, with an example of right.
 *
 * @throws {HttpError} 400 that names every fault at once; nothing where there is none.
 */
export function refuseFields(body: z.ZodType, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw invalidRequest(
    faults.map(({ field, message }) => {
      const path = field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const example = exampleOf(schemaAt(body, path));
      return { field: fieldName(path), message, ...(example === undefined ? {} : { example }) };
    }),
  );
}

/** Runs a step whose refusals of single fields are answered as {@link refuseFields} does. */
export async function tellingFields<T>(body: z.ZodType, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RefusedError && error.details.length > 0) {
      refuseFields(body, error.details);
    }
    throw error;
  }
}
