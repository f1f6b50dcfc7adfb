import type { Mapping } from '../../config/mapping.ts';
import { inputProperties } from '../../pipeline/pulled-properties.ts';
import type { SettingChange } from '../changes.ts';

/** Which companies count is one question: without its property the values mean nothing. */
const CUSTOMERS = 'mapping.customers.';

/**
 * Takes out the changes that name company properties which were never read: their values are not known, and a preview that took
 * them for empty would tell the contrary of the truth.
 */
export function withoutUnread(
  changes: readonly SettingChange[],
  mapping: Mapping,
): { changes: readonly SettingChange[]; notTold: readonly string[] } {
  const read = new Set(inputProperties(mapping));
  const unread = new Map(
    changes.flatMap(({ key, value }) => {
      const names = namesIn(key, value).filter((name) => !read.has(name));
      return names.length === 0 ? [] : [[key, names] as const];
    }),
  );
  const customers = [...unread.keys()].some((key) => key.startsWith(CUSTOMERS));
  const names = [...new Set([...unread.values()].flat())];
  return {
    changes: changes.filter(
      ({ key }) => !unread.has(key) && !(customers && key.startsWith(CUSTOMERS)),
    ),
    notTold: names.map(
      (name) =>
        `The property ${name} was never read: HubSpot is read anew after saving, and what its values move is not known before.`,
    ),
  };
}

function namesIn(key: string, value: unknown): readonly string[] {
  const holdsNames = key === `${CUSTOMERS}property` || key.startsWith('mapping.company.');
  if (!holdsNames) return [];
  const values = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return values.filter((name) => typeof name === 'string');
}
