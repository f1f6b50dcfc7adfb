import { type Seen, seenKeys } from '@attain/sync-worker/imports/events/seen-keys';
import { keyAt } from '@attain/sync-worker/usage/event-key';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** The same, the slow way. */
function remembered() {
  const seen = new Map<string, Seen>();
  return (key: string, line: number, check: number): Seen => {
    const before = seen.get(key);
    const now = before
      ? { ...before, count: before.count + 1 }
      : { count: 1, firstLine: line, firstCheck: check };
    seen.set(key, now);
    return now;
  };
}

describe('keys seen in a file', () => {
  it.each([
    ['in memory', 1_000],
    ['on disk beyond the first three', 3],
  ])('are counted, with the line and content they first had: %s', (_, mostInMemory) => {
    const rows = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 3 })),
    );
    fc.assert(
      fc.property(rows, (noted) => {
        const keys = seenKeys({ mostInMemory });
        const expected = remembered();
        noted.forEach(([name, check], index) => {
          const key = keyAt(name * 1e9, String(name));
          expect(keys.note(key, index + 2, check)).toEqual(expected(key, index + 2, check));
        });
        keys.close();
      }),
      { numRuns: 50 },
    );
  });

  it('are counted beyond what a byte holds', () => {
    const keys = seenKeys();
    const key = keyAt(0, 'a');
    const counts = Array.from({ length: 600 }, () => keys.note(key, 2, 0).count);
    expect(counts).toEqual(counts.map((_, index) => index + 1));
    keys.close();
  });

  it.each([
    ['while the table grows', 0],
    ['in a table that was made for fewer', 0.05],
    ['in a table that was made for more', 0.001],
  ])('are told apart by the hundred thousand, %s', (_, share) => {
    const keys = seenKeys({ shareRead: () => share });
    const names = Array.from({ length: 100_000 }, (_, n) => keyAt(n % 7, String(n)));
    for (const [n, name] of names.entries()) expect(keys.note(name, n + 2, n).count).toBe(1);
    for (const n of [0, 1, 50_000, 99_999]) {
      const seen = keys.note(names[n] ?? '', 7, 8);
      expect(seen).toEqual({ count: 2, firstLine: n + 2, firstCheck: n });
    }
    keys.close();
  });
});
