import { isTree } from '../../settings/tree.ts';

const HIDDEN = 'an e-mail address that only administrators see';

/** A value without the e-mail addresses that people are named by, for those who have no business with them. */
export function withoutAddresses(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('@') ? HIDDEN : value;
  if (Array.isArray(value)) return value.map(withoutAddresses);
  if (!isTree(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withoutAddresses(each)]),
  );
}
