import { lineBlocks } from '@attain/sync-worker/imports/source/line-blocks';
import { ndjsonRows } from '@attain/sync-worker/imports/source/ndjson-rows';
import { describe, expect, it } from 'vitest';

import { collected, fileWith, plain } from './rows.ts';

async function read(content: string | Buffer, known?: readonly string[]) {
  const path = await fileWith(content, 'rows.ndjson');
  const fault = (column: string) =>
    known === undefined || known.includes(column) ? null : `no column "${column}"`;
  return (await collected(ndjsonRows(lineBlocks(path), fault))).map(plain);
}

describe('rows of an NDJSON file', () => {
  it('have the keys as columns, and leave out what is empty', async () => {
    expect(
      await read(
        '\ufeff{"Company ID":512,"event":" login ","note":null,"more":""}\r\n\n{"event":"x"}',
      ),
    ).toEqual([
      [1, { company_id: 512, event: 'login' }],
      [3, { event: 'x' }],
    ]);
  });

  it('write nested values the same way, whatever the order of their keys', async () => {
    const rows = await read(
      '{"p":{"b":[1,true],"a":null}}\n{"p":{"a":null,"b":[1,true]}}\n{"p":false}\n',
    );
    expect(rows.map(([, cells]) => cells)).toEqual([
      { p: '{"a":null,"b":[1,true]}' },
      { p: '{"a":null,"b":[1,true]}' },
      { p: 'false' },
    ]);
  });

  it.each([
    ['broken JSON', '{"a":1', 'the line is not valid JSON'],
    ['a list', '[1]', 'the line is not a JSON object'],
    ['a text', '"x"', 'the line is not a JSON object'],
    ['nothing', 'null', 'the line is not a JSON object'],
    ['an unknown key', '{"z":1}', 'no column "z"'],
    ['a key twice', '{"a":1,"A ":2}', 'the key "a" is there twice'],
    ['a NUL character', String.raw`{"a":"\u0000"}`, 'a holds a NUL character'],
  ])('are listed for %s, and the next goes on', async (_, line, reason) => {
    const rows = await read(`${line}\n{"a":2}\n`, ['a']);
    expect(rows).toEqual([
      [1, expect.stringContaining(reason)],
      [2, { a: 2 }],
    ]);
  });

  it('are listed one by one when they are not UTF-8', async () => {
    const rows = await read(Buffer.from('{"a":"M\u00fcller"}\n{"a":"Maier"}\n', 'latin1'));
    expect(rows).toEqual([
      [1, 'the line is not UTF-8 text: save the file as UTF-8'],
      [2, { a: 'Maier' }],
    ]);
  });
});
