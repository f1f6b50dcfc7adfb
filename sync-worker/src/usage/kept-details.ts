import type { Configuration } from '../config/configuration.ts';

/** What is kept of single events beside their count, because a measure is made of it. */
export type KeptDetails = {
  /** By event: the properties whose numbers are added up. */
  numbers: ReadonlyMap<string, readonly string[]>;
  /** Events whose users are counted apart. */
  users: ReadonlySet<string>;
};

/** What the configured measures need, bound to something or not: details that were not kept cannot be had later. */
export function keptDetails({ usage }: Pick<Configuration, 'usage'>): KeptDetails {
  const numbers = new Map<string, string[]>();
  const users = new Set<string>();
  for (const measure of Object.values(usage.measures)) {
    if (measure.kind === 'users') for (const event of measure.events ?? []) users.add(event);
    if (measure.kind !== 'property') continue;
    for (const event of measure.events) {
      const known = numbers.get(event) ?? [];
      if (!known.includes(measure.property)) numbers.set(event, [...known, measure.property]);
    }
  }
  return { numbers, users };
}
