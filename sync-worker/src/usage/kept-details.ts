import type { Configuration } from '../config/configuration.ts';

/** What is kept of single events beside their count, because a measure is made of it. */
export type KeptDetails = {
  /** By event: the properties whose numbers are added up. */
  numbers: ReadonlyMap<string, readonly string[]>;
  /** Events whose users are counted apart. */
  users: ReadonlySet<string>;
};

const NOTHING: KeptDetails = { numbers: new Map(), users: new Set() };

/** What the configured measures need. */
export function keptDetails(_configuration: Configuration): KeptDetails {
  return NOTHING;
}
