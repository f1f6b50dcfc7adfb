import { type Loaded, useLoaded } from '@attain/ui/hooks/useLoaded';
import { useEffect, useRef } from 'react';

import type { Ask } from '../data/page.ts';

/** What an address answers, and the last answer of all while another one is awaited or did not come. */
export type Asked<Answer> = Loaded<Answer> & { last: Answer | undefined };

export function useAsked<Answer>(path: string, ask: Ask): Asked<Answer> {
  const loaded = useLoaded<Answer>(path, ask);
  const kept = useRef<Answer | undefined>(undefined);
  const value = loaded.status === 'ready' ? loaded.value : undefined;
  useEffect(() => {
    if (value !== undefined) kept.current = value;
  }, [value]);
  return { ...loaded, last: value ?? kept.current };
}
