import type { FieldError } from '@attain/shared/contract/api-error';
import type { z } from 'zod';

import { type Configuration, configurationSchema } from '../config/configuration.ts';
import {
  type SavedSettings,
  type SavedVersion,
  type SettingsDocument,
  UnreadableSettingsError,
} from '../ports/saved-settings.ts';
import type { PortalStore } from '../ports/store.ts';
import { nameOf, saveableKeys, strangeKeys } from './keys.ts';
import { valueAt, withValue } from './tree.ts';

/** What holds for a portal: the defaults, the file over them, and what was saved over both. */
export type Effective = {
  configuration: Configuration;
  /** The version that holds; `null`: nothing was saved, or nothing that was saved fits. */
  version: SavedVersion | null;
  /** What that version says. */
  document: SettingsDocument;
  /** The number of the latest version, whether it holds or not; 0 = nothing was ever saved. */
  latest: number;
  /** Why the latest version does not hold; empty: it does. */
  unfit: readonly SettingFault[];
};

const CANNOT_BE_SAVED = 'cannot be saved in the portal: set it in the configuration file';

/** What is wrong with a setting. */
export type SettingFault = Pick<FieldError, 'field' | 'message'>;

export type Merged =
  | { kind: 'fits'; configuration: Configuration }
  | { kind: 'unfit'; issues: readonly Issue[]; merged: object };

type Issue = z.core.$ZodIssue;

/**
 * The file's configuration with what was saved over it, checked by the one schema that checks the file. Keys that cannot be
 * saved (any more) do not fit either: they would be passed over in silence.
 */
export function merge(file: Configuration, document: SettingsDocument): Merged {
  const merged = saveableKeys(document).reduce<Readonly<Record<string, unknown>>>(
    (tree, path) => withValue(tree, path, valueAt(document, path)),
    file,
  );
  const parsed = configurationSchema.safeParse(merged);
  const strange = strangeKeys(document).map(
    (path): Issue => ({ code: 'custom', path: [...path], message: CANNOT_BE_SAVED, input: null }),
  );
  return parsed.success && strange.length === 0
    ? { kind: 'fits', configuration: parsed.data }
    : { kind: 'unfit', issues: [...strange, ...(parsed.error?.issues ?? [])], merged };
}

/**
 * What holds for a portal now. A saved version that no longer fits, because the schema or the file changed, stops nobody:
 * the last one that fits holds, and the doctor says so.
 */
export async function effectiveSettings(
  file: Configuration,
  { settings }: Pick<PortalStore, 'settings'>,
): Promise<Effective> {
  const latest = await settings.latest();
  let unfit: readonly SettingFault[] = [];
  for (let number = latest; number > 0; number -= 1) {
    const saved = await readable(settings, number);
    if (saved === 'unreadable' && number === latest) {
      unfit = [{ field: `version ${number}`, message: 'cannot be read' }];
    }
    if (saved === undefined || saved === 'unreadable') continue;
    const { document, ...version } = saved;
    const merged = merge(file, document);
    if (merged.kind === 'fits') {
      const configuration = scoredBy(merged.configuration, version.formulas);
      return { configuration, version, document, latest, unfit };
    }
    if (number === latest) unfit = faultsOf(merged.issues);
  }
  return { configuration: file, version: null, document: {}, latest, unfit };
}

/** One that cannot be read stops nobody either; trouble with the database does. */
async function readable(
  settings: PortalStore['settings'],
  number: number,
): Promise<SavedSettings | 'unreadable' | undefined> {
  try {
    return await settings.version(number);
  } catch (error) {
    if (error instanceof UnreadableSettingsError) return 'unreadable';
    throw error;
  }
}

function scoredBy(configuration: Configuration, formulas: number): Configuration {
  if (formulas === 0) return configuration;
  return { ...configuration, settings: { ...configuration.settings, savedVersion: formulas } };
}

function faultsOf(issues: readonly Issue[]): readonly SettingFault[] {
  return issues.map(({ path, message }) => ({ field: nameOf(path.map(String)), message }));
}

export type EffectiveReader = (portalId: number, store: PortalStore) => Promise<Effective>;

/** Reads what holds once for each version, however often it is asked: whoever asks learns of a new version at once. */
export function effectiveReader(file: Configuration): EffectiveReader {
  const known = new Map<number, Effective>();
  return async (portalId, store) => {
    const last = known.get(portalId);
    if (last !== undefined && last.latest === (await store.settings.latest())) return last;
    const effective = await effectiveSettings(file, store);
    known.set(portalId, effective);
    return effective;
  };
}
