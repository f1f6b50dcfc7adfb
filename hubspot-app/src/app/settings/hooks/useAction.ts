import { useCallback, useRef, useState } from 'react';

import { newRequestId } from '../data/request-id.ts';
import { type Trouble, troubleOf } from '../data/trouble.ts';

export type Action = {
  isRunning: boolean;
  trouble: Trouble | null;
  /** Does something once: a second click while it runs does nothing, and one after no answer repeats the same request. */
  run: (content: string, act: (requestId: string) => Promise<void>) => void;
  forget: () => void;
};

export function useAction(): Action {
  const [isRunning, setIsRunning] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const running = useRef(false);
  const last = useRef({ content: '', requestId: '' });

  const run = useCallback((content: string, act: (requestId: string) => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setIsRunning(true);
    setTrouble(null);
    if (last.current.content !== content) last.current = { content, requestId: newRequestId() };
    act(last.current.requestId)
      .then(
        () => void (last.current = { content: '', requestId: '' }),
        (error: unknown) => setTrouble(troubleOf(error)),
      )
      .finally(() => {
        running.current = false;
        setIsRunning(false);
      });
  }, []);
  return { isRunning, trouble, run, forget: () => setTrouble(null) };
}
