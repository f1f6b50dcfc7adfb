import type { SettingView } from '@attain/shared/contract/settings-routes';
import { useCallback, useMemo, useState } from 'react';

import type { Change } from '../data/settings-api.ts';
import { isSame, rebased } from '../words/tables.ts';

/** What the person at the page wants of the settings, not saved yet. */
export type Draft = {
  /** The setting as it would be. */
  setting: (key: string) => SettingView | undefined;
  value: (key: string) => unknown;
  set: (key: string, value: unknown) => void;
  reset: (key: string) => void;
  /** Takes back what is not saved. */
  forget: (key: string) => void;
  clear: () => void;
  isChanged: (key: string) => boolean;
  changes: readonly Change[];
};

/** A change, and the value that the person saw when they made it. */
type Wanted = { change: Change; seen: unknown };

/**
 * The draft over the settings as they were read last. Where somebody else saved meanwhile, it keeps what this person changed: of
 * a table no more than the parts that they changed.
 */
export function useDraft(settings: readonly SettingView[]): Draft {
  const [wanted, setWanted] = useState<ReadonlyMap<string, Wanted>>(new Map());
  const known = useMemo(() => new Map(settings.map((each) => [each.key, each])), [settings]);

  const put = useCallback(
    (key: string, next: Wanted | undefined) =>
      setWanted((before) => {
        const after = new Map(before);
        if (next === undefined) after.delete(key);
        else after.set(key, next);
        return after;
      }),
    [],
  );
  const changes = useMemo(
    () =>
      [...wanted.values()].flatMap(({ change, seen }): Change[] => {
        if (!('value' in change)) return [change];
        const stored = known.get(change.key)?.value;
        const value = isSame(seen, stored) ? change.value : rebased(seen, change.value, stored);
        return isSame(value, stored) ? [] : [{ key: change.key, value }];
      }),
    [wanted, known],
  );
  const changeOf = (key: string) => changes.find((each) => each.key === key);

  return {
    setting: (key) => known.get(key),
    value(key) {
      const setting = known.get(key);
      const change = changeOf(key);
      if (change === undefined) return setting?.value;
      return 'value' in change ? change.value : setting?.afterReset;
    },
    set(key, value) {
      const seen = known.get(key)?.value;
      put(key, isSame(seen, value) ? undefined : { change: { key, value }, seen });
    },
    reset: (key) => put(key, { change: { key, reset: true }, seen: known.get(key)?.value }),
    forget: (key) => put(key, undefined),
    clear: () => setWanted(new Map()),
    isChanged: (key) => changeOf(key) !== undefined,
    changes,
  };
}
