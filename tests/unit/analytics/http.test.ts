import { Readable } from 'node:stream';

import { jsonLines } from '@attain/sync-worker/adapters/analytics/http/json-lines';
import { waitAfter } from '@attain/sync-worker/adapters/analytics/http/wait-after';
import { wallClock } from '@attain/sync-worker/adapters/analytics/mixpanel/wall-clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('the pause that an answer asks for', () => {
  const now = Date.UTC(2026, 6, 1, 12);
  it.each([
    [undefined, null],
    ['', null],
    ['soon', null],
    ['0', 0],
    ['28', 28_000],
    ['1.5', 1_500],
    ['-3', 0],
    ['Wed, 01 Jul 2026 12:00:30 GMT', 30_000],
    ['Wed, 01 Jul 2026 11:00:00 GMT', 0],
  ])('%j is %j ms', (header, ms) => {
    expect(waitAfter(header, now)).toBe(ms);
  });
});

describe('lines of JSON', () => {
  const read = async (chunks: readonly Buffer[]) => {
    const objects: unknown[] = [];
    for await (const object of jsonLines(Readable.from(chunks))) objects.push(object);
    return objects;
  };

  it('are the same, however an answer is cut into pieces', async () => {
    const objects = [{ a: 'ä€𝄞' }, { b: [1, 2] }, { c: 'line\nbreak' }];
    const bytes = Buffer.from(objects.map((each) => JSON.stringify(each)).join('\n'));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (size) => {
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        expect(await read(chunks)).toEqual(objects);
      }),
    );
  });

  it.each(['{"a":1}\n{"b"', '{"a":1}\nterminated early\n', '{"a":1}\n7\n'])(
    'are not whole: %j',
    async (text) => {
      await expect(read([Buffer.from(text)])).rejects.toThrow('its answer breaks off');
    },
  );
});

describe('the clock on the wall of a project', () => {
  it.each([
    ['UTC', '2026-06-30T12:00:00Z', '2026-06-30T12:00:00Z'],
    ['America/Los_Angeles', '2026-06-30T05:00:00Z', '2026-06-30T12:00:00Z'],
    ['America/Los_Angeles', '2026-12-30T04:00:00Z', '2026-12-30T12:00:00Z'],
    ['Europe/Berlin', '2026-03-29T01:59:59Z', '2026-03-29T00:59:59Z'],
    ['Europe/Berlin', '2026-03-29T03:00:00Z', '2026-03-29T01:00:00Z'],
    ['Asia/Kolkata', '2026-06-30T17:45:00Z', '2026-06-30T12:15:00Z'],
  ])('of %s shows %s at %s', (zone, shown, at) => {
    expect(new Date(wallClock(zone)(Date.parse(shown)))).toEqual(new Date(at));
  });
});
