import { useCallback, useEffect, useState } from 'react';

type Settled<T> = { status: 'failed'; error: unknown } | { status: 'ready'; value: T };
export type Loaded<T> = ({ status: 'loading' } | Settled<T>) & { retry: () => void };

/**
 * Loads `key`, and again when it changes or on `retry`. A late answer to an earlier question is dropped; a value stays on the screen
 * while it is loaded again.
 */
export function useLoaded<T>(key: string, load: (key: string) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ key: string; attempt: number; result: Settled<T> }>();
  const retry = useCallback(() => setAttempt((previous) => previous + 1), []);

  useEffect(() => {
    let current = true;
    const settle = (result: Settled<T>) => {
      if (current) setSettled({ key, attempt, result });
    };
    load(key).then(
      (value) => settle({ status: 'ready', value }),
      (error: unknown) => settle({ status: 'failed', error }),
    );
    return () => {
      current = false;
    };
  }, [key, attempt, load]);

  const isCurrent =
    settled?.key === key && (settled.attempt === attempt || settled.result.status === 'ready');
  return { ...(isCurrent ? settled.result : { status: 'loading' }), retry };
}
