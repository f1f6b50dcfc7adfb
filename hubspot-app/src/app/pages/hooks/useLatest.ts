import { useState } from 'react';

/** The latest value that was known, while there is none now. */
export function useLatest<T>(value: T | undefined): T | undefined {
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return value ?? kept;
}
