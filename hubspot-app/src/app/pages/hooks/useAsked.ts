import { type Loaded, useLoaded } from '@attain/ui/hooks/useLoaded';

import type { Ask } from '../data/page.ts';
import { useLatest } from './useLatest.ts';

/** What an address answers, and the last answer of all while another one is awaited or did not come. */
export type Asked<Answer> = Loaded<Answer> & { last: Answer | undefined };

export function useAsked<Answer>(path: string, ask: Ask): Asked<Answer> {
  const loaded = useLoaded<Answer>(path, ask);
  const last = useLatest(loaded.status === 'ready' ? loaded.value : undefined);
  return { ...loaded, last };
}
