/**
 * Remembers answers about texts that come again and again. Bounded in number and in length, so that whoever sends ever
 * new ones costs time and no memory.
 */
export function remembered<T>(
  most: number,
  longest: number,
  answer: (text: string) => T,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return answer(text.slice(0, longest + 1));
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const found = answer(text);
    known.set(text, found);
    return found;
  };
}
