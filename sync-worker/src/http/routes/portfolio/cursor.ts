import type { z } from 'zod';

import { invalidRequest } from '../../errors.ts';

/** A place in a list as a text that callers hand back and need not understand. */
export function cursorOf(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place of a cursor.
 *
 * @throws {HttpError} 400 for a text that is no cursor, or that of another list.
 */
export function placeOf<Place>(schema: z.ZodType<Place>, cursor: string): Place {
  const read = schema.safeParse(jsonOf(cursor));
  if (read.success) return read.data;
  const message = 'is no place in this list: give the `next` of its last page, or begin without it';
  throw invalidRequest([{ field: 'after', message }]);
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
