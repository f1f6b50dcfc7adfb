import type { z } from 'zod';

import type { Configuration } from '../config/configuration.ts';
import { nearest } from '../nearest.ts';
import type { SettingsDocument } from '../ports/saved-settings.ts';
import { type Effective, merge, type SettingFault } from './effective.ts';
import { isNewModel, nameOf, pathOf, saveableKeys } from './keys.ts';
import { withoutValue, withValue } from './tree.ts';

/** What somebody wants of a setting; with neither a value nor `reset` it is unclear. */
export type SettingChange = { key: string; value?: unknown; reset: boolean };

/** A document that fits, and the configuration that it makes with the file. */
export type Fitting = { document: SettingsDocument; configuration: Configuration };

export type Candidate =
  | ({ kind: 'fits' } & Fitting)
  | { kind: 'faults'; faults: readonly SettingFault[] }
  /** Faults as the schema found them in the whole configuration. */
  | { kind: 'unfit'; issues: readonly z.core.$ZodIssue[]; merged: object };

/** The document with the changes in it, and the configuration that it makes with the file. */
export function changed(
  file: Configuration,
  { configuration, document }: Pick<Effective, 'configuration' | 'document'>,
  changes: readonly SettingChange[],
): Candidate {
  const known = saveableKeys(configuration).map(nameOf);
  const faults = changes.flatMap((change) => faultOf(change, known) ?? []);
  const twice = changes.find(({ key }, at) => changes.findIndex((each) => each.key === key) < at);
  if (twice !== undefined) faults.push({ field: twice.key, message: 'is changed twice' });
  if (faults.length > 0) return { kind: 'faults', faults };

  const next = changes.reduce<SettingsDocument>((tree, { key, value, reset }) => {
    // Names of models have no dot, so a key may be cut at its dots.
    const path = pathOf(key);
    return reset ? withoutValue(tree, path) : withValue(tree, path, value);
  }, document);
  const merged = merge(file, next);
  return merged.kind === 'fits' ? { ...merged, document: next } : merged;
}

function faultOf({ key, value, reset }: SettingChange, known: readonly string[]) {
  if (!known.includes(key) && !isNewModel(key)) {
    const meant = nearest(key.slice(0, 120), known);
    const advice =
      meant === null ? 'see GET /api/settings for those there are' : `did you mean ${meant}?`;
    return { field: key, message: `is no setting that can be saved: ${advice}` };
  }
  if (reset === (value !== undefined)) {
    return { field: key, message: 'needs a value, or reset: true, and not both' };
  }
  return undefined;
}
