import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { pack, unpack } from '@attain/sync-worker/adapters/store/history/packed';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { someSnapshot } from '../../contract/store/builders.ts';

const SAMPLE = new URL(
  '../../../sync-worker/src/adapters/store/history/snapshot-dictionary-1.txt',
  import.meta.url,
);

describe('a packed snapshot', () => {
  it('comes back to the byte', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme' }), (text) => {
        expect(unpack(pack(text))).toBe(text);
      }),
    );
  });

  it('is a fraction of its text', () => {
    const text = JSON.stringify(someSnapshot('512'));
    expect(unpack(pack(text))).toBe(text);
    expect(pack(text).length).toBeLessThan(text.length / 5);
  });

  it('is read by a sample that never changes, since rows are read for ever', () => {
    const hash = createHash('sha256').update(readFileSync(SAMPLE)).digest('hex');
    expect(hash).toBe('5485070d55d4ff75095c6b314c6a478b24e14fcc80f827e93bc59e6796d52b4b');
  });

  it('of a version that is not known here says so', () => {
    expect(() => unpack(Uint8Array.of(9, 1, 2))).toThrow('packed by sample 9, which is not here');
    expect(() => unpack(new Uint8Array())).toThrow('packed by sample 0');
  });
});
