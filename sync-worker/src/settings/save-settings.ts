import { isDeepStrictEqual } from 'node:util';

import type { SavedVersion, SettingsStore } from '../ports/saved-settings.ts';
import type { Fitting } from './changes.ts';
import { differences } from './differences.ts';
import type { Effective } from './effective.ts';
import { changesFigures, pathOf } from './keys.ts';
import { valueAt } from './tree.ts';

export type SaveOrder = {
  /** The number of the latest version that the caller saw. */
  basedOn: number;
  reason: string;
  by: string;
  at: number;
};

/**
 * Adds a version over what holds. To be called in the transaction in which that was read, and after it was found to be what the
 * caller saw.
 *
 * @returns `undefined` where the document says what holds already.
 */
export async function saveSettings(
  settings: SettingsStore,
  held: Effective,
  fit: Fitting,
  { basedOn, reason, by, at }: SaveOrder,
): Promise<SavedVersion | undefined> {
  const isHeld = (held.version?.version ?? 0) === basedOn;
  if (isHeld && isDeepStrictEqual(held.document, fit.document)) return undefined;
  const version: SavedVersion = {
    version: basedOn + 1,
    formulas: movesFigures(held, fit) ? basedOn + 1 : (held.version?.formulas ?? 0),
    savedAt: at,
    savedBy: by,
    reason,
  };
  await settings.add({ ...version, document: fit.document });
  return version;
}

/** Whether a value that figures are computed by becomes another one. */
function movesFigures(held: Effective, { document, configuration }: Fitting): boolean {
  return differences(held.document, document).some(({ key }) => {
    if (!changesFigures(key)) return false;
    const path = pathOf(key);
    return !isDeepStrictEqual(valueAt(held.configuration, path), valueAt(configuration, path));
  });
}
