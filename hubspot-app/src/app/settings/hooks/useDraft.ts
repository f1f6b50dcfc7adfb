import type { SettingView } from '@attain/shared/contract/settings-routes';
import { useCallback, useMemo, useState } from 'react';

import type { Change } from '../data/settings-api.ts';

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

export function useDraft(settings: readonly SettingView[]): Draft {
  const [wanted, setWanted] = useState<ReadonlyMap<string, Change>>(new Map());
  const known = useMemo(() => new Map(settings.map((each) => [each.key, each])), [settings]);

  const put = useCallback(
    (key: string, change: Change | undefined) =>
      setWanted((before) => {
        const next = new Map(before);
        if (change === undefined) next.delete(key);
        else next.set(key, change);
        return next;
      }),
    [],
  );
  const changes = useMemo(() => [...wanted.values()], [wanted]);

  const valueOf = (key: string) => {
    const setting = known.get(key);
    const change = wanted.get(key);
    if (change === undefined) return setting?.value;
    return 'value' in change ? change.value : setting?.afterReset;
  };
  return {
    setting: (key) => known.get(key),
    value: valueOf,
    set(key, value) {
      const isSame = JSON.stringify(known.get(key)?.value) === JSON.stringify(value);
      put(key, isSame ? undefined : { key, value });
    },
    reset: (key) => put(key, { key, reset: true }),
    forget: (key) => put(key, undefined),
    clear: () => setWanted(new Map()),
    isChanged: (key) => wanted.has(key),
    changes,
  };
}
