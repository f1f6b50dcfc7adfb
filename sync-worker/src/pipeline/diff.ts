import type { PropertyPatch } from '../ports/crm.ts';

/**
 * The smallest patch that makes HubSpot agree with `wanted`; `null` when it already does.
 *
 * Compares the text HubSpot holds (nothing = empty), so a value that only rounds differently is no change, and a
 * value that a person overwrote is put right. Properties this portal does not have wait. `stamp` (when the figures
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

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Whether two texts are one value to HubSpot, which may tidy numbers, instants and the order of several options. */
export function isSame(held: string, wanted: string): boolean {
  if (held === wanted) return true;
  if (held === '' || wanted === '') return false;
  if (INSTANT.test(held) && INSTANT.test(wanted)) return Date.parse(held) === Date.parse(wanted);
  if (held.includes(';') && wanted.includes(';')) return inOrder(held) === inOrder(wanted);
  return Number(held) === Number(wanted);
}

const inOrder = (options: string) => options.split(';').sort().join(';');
