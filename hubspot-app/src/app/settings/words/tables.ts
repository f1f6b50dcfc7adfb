/** A setting that is saved as a whole and has parts: a health model, the model of each segment. */
export type Parts = Readonly<Record<string, unknown>>;

export function isTable(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The names of the parts in which two tables differ. */
export function changedParts(from: Parts, to: Parts): string[] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names].filter((name) => !isSame(from[name], to[name]));
}

/**
 * What somebody wants of a table that somebody else changed since: the other's table, with nothing but the parts in it that
 * the first one changed.
 */
export function rebased(seen: unknown, wanted: unknown, stored: unknown): unknown {
  if (!isTable(seen) || !isTable(wanted) || !isTable(stored)) return wanted;
  const mine = changedParts(seen, wanted);
  const theirs = Object.entries(stored).filter(([name]) => !mine.includes(name));
  const own = Object.entries(wanted).filter(([name]) => mine.includes(name));
  // In the order of the stored one, so that equal tables are equal text.
  const parts = new Map([...theirs, ...own]);
  const names = [...Object.keys(stored), ...own.map(([name]) => name)];
  return Object.fromEntries(
    [...new Set(names)].filter((name) => parts.has(name)).map((name) => [name, parts.get(name)]),
  );
}
