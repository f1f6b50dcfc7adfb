import { useEffect, useRef } from 'react';

/** Calls `react` when a known value becomes another one; not when it is known for the first time. */
export function useOnChange<T>(value: T | undefined, react: () => void): void {
  const previous = useRef<T | undefined>(undefined);
  useEffect(() => {
    if (value === undefined || value === previous.current) return;
    const isFirst = previous.current === undefined;
    previous.current = value;
    if (!isFirst) react();
  }, [value, react]);
}
