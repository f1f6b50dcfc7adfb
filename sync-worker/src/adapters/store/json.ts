/**
 * Reads JSON that this adapter wrote. It is trusted, not parsed by a schema: nothing else writes these columns, a change
 * of shape comes with a migration, and a schema over every snapshot would cost more than scoring it.
 */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** JSON with sorted keys, so that equal content is equal text. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const object = value as Record<string, unknown>;
  const sorted = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(object).sort()) sorted[key] = object[key];
  return sorted;
}
