import { useEffect, useState } from 'react';

import { ask } from '../ask.ts';
import { facts } from '../facts.ts';

/** A list that is read again every few seconds, as the record itself is. */
export function usePolled<T>(path: string): readonly T[] {
  const [items, setItems] = useState<readonly T[]>([]);
  useEffect(() => {
    const refresh = () =>
      ask<T[]>(path)
        .then(setItems)
        .catch(() => {});
    void refresh();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refresh();
    }, facts.refreshMs);
    return () => clearInterval(timer);
  }, [path]);
  return items;
}
