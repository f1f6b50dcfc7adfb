import type { PropertyPatch } from '../ports/crm.ts';

/**
 * The smallest patch that makes HubSpot agree with `wanted`; `null` when it already does.
 *
 * Compares the text HubSpot holds (nothing = empty), so a value that only rounds differently is no change, and a
 * value that a person overwrote is put right. `42.50` and `42.5` are the same number: HubSpot may tidy what it stores. Properties this portal does not have wait. `stamp` (when the figures
 * last changed) joins a patch and never causes one.
 */
export function diff(
  id: string,
  held: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
  writable: ReadonlySet<string>,
  stamp: Readonly<Record<string, string>> = {},
): PropertyPatch | null {
  const changed = Object.entries(wanted).filter(
    ([name, value]) => writable.has(name) && !isSame(held[name] ?? '', value),
  );
  if (changed.length === 0) return null;
  const stamps = Object.entries(stamp).filter(([name]) => writable.has(name));
  return { id, properties: Object.fromEntries([...changed, ...stamps]) };
}

function isSame(held: string, wanted: string): boolean {
  if (held === wanted) return true;
  return held !== '' && wanted !== '' && Number(held) === Number(wanted);
}
