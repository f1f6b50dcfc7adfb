import { digestOf } from '@attain/sync-worker/identity';
import { countOccurrences } from '@attain/sync-worker/imports/occurrences';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('occurrences in a file', () => {
  it('are counted exactly, and remember the first line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'b', 'c'))),
        (rows) => {
          const occurrences = countOccurrences();
          const seen: string[] = [];
          rows.forEach(([order, name], line) => {
            const key = `${order} ${name}`;
            seen.push(key);
            expect(occurrences.note(order, digestOf(name), line)).toEqual({
              count: seen.filter((other) => other === key).length,
              firstLine: seen.indexOf(key),
            });
          });
          occurrences.close();
        },
      ),
      { numRuns: 30 },
    );
  });
});
