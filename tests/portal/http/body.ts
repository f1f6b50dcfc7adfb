import type { z } from 'zod';

import { validationError } from './errors.ts';

/** The request body as `schema` has it; a 400 in HubSpot's words for anything else. */
export function parseBody<S extends z.ZodType>(rawBody: string, schema: S): z.output<S> {
  const result = schema.safeParse(parseJson(rawBody));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw validationError(
    `Invalid input JSON on line 1, column 1: ${where ? `${where}: ` : ''}${issue?.message ?? ''}`,
  );
}

function parseJson(rawBody: string): unknown {
  try {
    return JSON.parse(rawBody);
  } catch {
    throw validationError('Invalid input JSON on line 1, column 1: not JSON');
  }
}
