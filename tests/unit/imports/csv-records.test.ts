import { csvRows } from '@attain/sync-worker/imports/source/csv-rows';
import { lineBlocks } from '@attain/sync-worker/imports/source/line-blocks';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { collected, fileWith, plain } from './rows.ts';

async function rowsOf(content: string | Buffer, gzip = false) {
  const path = await fileWith(content);
  const rows = await collected(csvRows(lineBlocks(path, { gzip }), () => undefined));
  return rows.map(plain);
}

describe('records of CSV', () => {
  it('are the same by lines and by the parser, which takes over at the first quotation mark', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '😀', ' ', '0', '-'), maxLength: 6 });
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, ends, fc.boolean(), async (records, end, bom) => {
        const lines = ['a,b,c', ...records.map((record) => record.join(','))];
        const start = bom ? '\ufeff' : '';
        const byLines = await rowsOf(start + lines.join(end));
        // A heading in quotation marks is the same heading.
        const byParser = await rowsOf(start + ['"a",b,c', ...lines.slice(1)].join(end));
        expect(byLines).toEqual(byParser);
      }),
      { numRuns: 60 },
    );
  });

  it('go on in the middle of a file where the first quotation mark comes', async () => {
    const plainLines = 'x,y\n'.repeat(200_000);
    const rows = await rowsOf(`a,b\n${plainLines}"p\nq",z\n${plainLines}`);
    expect(rows).toHaveLength(400_001);
    expect(rows[200_000]).toEqual([200_002, { a: 'p\nq', b: 'z' }]);
    expect(rows[200_001]).toEqual([200_004, { a: 'x', b: 'y' }]);
  });

  it('are the same packed by gzip', async () => {
    const content = `a,b\n${Array.from({ length: 50_000 }, (_, n) => `${n},ü${n}\n`).join('')}`;
    expect(await rowsOf(gzipSync(content), true)).toEqual(await rowsOf(content));
  });

  it.each([
    ['cut off', (packed: Buffer) => packed.subarray(0, packed.length / 2)],
    ['damaged', (packed: Buffer) => Buffer.concat([packed.subarray(0, 200), packed.subarray(400)])],
  ])('are told to be %s when the packed file is', async (_, harm) => {
    const packed = gzipSync(
      Array.from({ length: 50_000 }, (_each, n) => `${n * 7919},${n}\n`).join(''),
    );
    await expect(rowsOf(harm(packed), true)).rejects.toThrow('is damaged or cut off');
  });
});
