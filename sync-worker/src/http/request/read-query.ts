import type { FieldError } from '@attain/shared/contract/api-error';
import type { Request } from 'express';

import { nearest } from '../../nearest.ts';

/** What HubSpot's proxy appends to every address that a card calls. */
const APPENDED: ReadonlySet<string> = new Set(['userId', 'portalId', 'userEmail', 'appId']);

export type ReadQuery = { values: Readonly<Record<string, string>>; errors: readonly FieldError[] };

/**
 * The query parameters that the caller wrote; one that is given twice has no single meaning and is refused. A program that
 * names an unknown one is mistaken. HubSpot may append others one day, so a signed address is only refused one that reads like a slip
 * for a known name.
 */
export function readQuery(
  request: Request,
  known: readonly string[],
  { signed }: { signed: boolean },
): ReadQuery {
  const values: Record<string, string> = {};
  const errors: FieldError[] = [];
  for (const name of new Set(parametersOf(request).keys())) {
    if (known.includes(name)) {
      const [value = '', ...others] = parametersOf(request).getAll(name);
      values[name] = value;
      if (others.length > 0) errors.push({ field: name, message: 'is given twice: give it once' });
      continue;
    }
    const meant = nearest(name.slice(0, 80), known);
    if (signed ? APPENDED.has(name) || meant === null : false) continue;
    errors.push(unknownParameter(name, meant, known));
  }
  return { values, errors };
}

function unknownParameter(
  name: string,
  meant: string | null,
  known: readonly string[],
): FieldError {
  const list =
    known.length === 0 ? 'this route takes none' : `leave it out, or use ${known.join(', ')}`;
  const advice = meant === null ? list : `did you mean ${meant}?`;
  return { field: name.slice(0, 80) || '(empty)', message: `is unknown here: ${advice}` };
}

function parametersOf({ originalUrl }: Request): URLSearchParams {
  const mark = originalUrl.indexOf('?');
  return new URLSearchParams(mark === -1 ? '' : originalUrl.slice(mark + 1));
}
