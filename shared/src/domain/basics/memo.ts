/** Calendar days repeat: a few thousand cover decades. The bound only keeps strange data from filling the memory. */
const LIMIT = 50_000;

/** Remembers the results of a pure function; it forgets them all when there are too many. */
export function memoised<Key, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const results = new Map<Key, Result>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    if (results.size >= LIMIT) results.clear();
    const result = compute(key);
    results.set(key, result);
    return result;
  };
}
