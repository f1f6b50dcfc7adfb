import { isDeepStrictEqual } from 'node:util';

import type { SettingsDocument } from '../ports/saved-settings.ts';
import { nameOf, saveableKeys, strangeKeys } from './keys.ts';
import { valueAt } from './tree.ts';

/** What two versions say differently of one key; absent = it says nothing. */
export type Difference = { key: string; from?: unknown; to?: unknown };

/** Every key that two saved documents say something else of, in the order of the keys. */
export function differences(from: SettingsDocument, to: SettingsDocument): readonly Difference[] {
  const keys = new Map(
    [from, to]
      .flatMap((document) => [...saveableKeys(document), ...strangeKeys(document)])
      .map((path) => [nameOf(path), path] as const),
  );
  return [...keys].flatMap(([key, path]) => {
    const [before, after] = [valueAt(from, path), valueAt(to, path)];
    if (isDeepStrictEqual(before, after)) return [];
    return [
      {
        key,
        ...(before === undefined ? {} : { from: before }),
        ...(after === undefined ? {} : { to: after }),
      },
    ];
  });
}
