import { hash } from 'node:crypto';

/** An object of JSON. Its properties are read one by one and never walked, so nesting costs nothing. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** No id is longer; what is longer is told apart by its hash, so that it cannot fill memory. */
const LONGEST_ID = 256;
const LONGEST_SESSION = 128;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectIn(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}

/** Ids are text or numbers; anything else, and nothing, is no id. */
export function idIn(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? String(value) : null;
}

export function userIn(value: unknown): string | null {
  const id = idIn(value);
  return id === null || id.length <= LONGEST_ID ? id : hash('sha256', id, 'base64url');
}

export function sessionIn(value: unknown): string | null {
  const id = idIn(value);
  return id === null || id.length <= LONGEST_SESSION ? id : null;
}

export function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
