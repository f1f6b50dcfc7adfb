import { useCallback, useEffect, useState } from 'react';

import type { Answer, Ask } from '../slots.ts';

type NotDone = Exclude<Answer<unknown>, { kind: 'done' }>;

/** What was read; it stays while it is read again. */
export type Read<Body> = (
  | { status: 'loading' }
  | { status: 'ready'; body: Body }
  | { status: 'failed'; answer: NotDone }
) & { again: () => void };

/** Reads an address of the API once, and again on demand. A late answer to an earlier question is dropped. */
export function useAnswer<Body>(ask: Ask, path: string): Read<Body> {
  const [attempt, setAttempt] = useState(0);
  const [read, setRead] = useState<{ path: string; answer: Answer<Body> }>();
  const again = useCallback(() => setAttempt((before) => before + 1), []);

  useEffect(() => {
    let isCurrent = true;
    void ask<Body>({ method: 'GET', path }).then((answer) => {
      if (isCurrent) setRead({ path, answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, path, attempt]);

  if (read?.path !== path) return { status: 'loading', again };
  const { answer } = read;
  return answer.kind === 'done'
    ? { status: 'ready', body: answer.body, again }
    : { status: 'failed', answer, again };
}
