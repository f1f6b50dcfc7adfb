/**
 * Reads JSON that this adapter wrote. It is trusted, not parsed by a schema: nothing else writes these columns, a change
 * of shape comes with a migration, and a schema over every snapshot would cost more than scoring it.
 */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** JSON with sorted keys, so that equal content is equal text. */
export function toJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** Sorted beforehand: a replacer would take `JSON.stringify` off its fast path. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  const object = value as Record<string, unknown>;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(object).sort()) copy[key] = sorted(object[key]);
  return copy;
}
