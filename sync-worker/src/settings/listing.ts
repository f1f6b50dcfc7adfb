import { isDeepStrictEqual } from 'node:util';

import { type Configuration, configurationSchema } from '../config/configuration.ts';
import type { Effective } from './effective.ts';
import { nameOf, saveableKeys } from './keys.ts';
import { type Limits, limitsAt } from './limits.ts';
import { type KeyPath, valueAt } from './tree.ts';

/** A setting as it holds, and where its value comes from. */
export type ListedSetting = Limits & {
  key: string;
  value: unknown;
  origin: 'default' | 'file' | 'saved';
  /** Absent: the value is the default. */
  default?: unknown;
  /** Of a saved one: what holds once it is taken back. */
  afterReset?: unknown;
};

/** The file as it was written, and what it means. */
export type FilePair = { written: object; configuration: Configuration };

let defaults: Configuration | undefined;

/** Every setting that can be saved, in the order of the configuration. */
export function listSettings(
  { configuration, document }: Pick<Effective, 'configuration' | 'document'>,
  file: FilePair,
): readonly ListedSetting[] {
  const usual = (defaults ??= configurationSchema.parse({}));
  return saveableKeys(configuration).map((path) => {
    const value = valueAt(configuration, path) ?? null;
    const byDefault = valueAt(usual, path) ?? null;
    const origin = originOf(path, document, file);
    return {
      key: nameOf(path),
      value,
      origin,
      ...(isDeepStrictEqual(value, byDefault) ? {} : { default: byDefault }),
      ...(origin === 'saved' ? { afterReset: valueAt(file.configuration, path) ?? null } : {}),
      ...limitsAt(path),
    };
  });
}

function originOf(
  path: KeyPath,
  document: Effective['document'],
  { written }: FilePair,
): ListedSetting['origin'] {
  if (valueAt(document, path) !== undefined) return 'saved';
  return valueAt(written, path) === undefined ? 'default' : 'file';
}
