import { useEffect, useState } from 'react';

/** What stands in an input: as typed, until the surface says something else. */
export function useTyped(given: string): [string, (text: string) => void] {
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  return [text, setText];
}
