import { csvRows } from '@attain/sync-worker/imports/source/csv-rows';
import { lineBlocks } from '@attain/sync-worker/imports/source/line-blocks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { collected, fileWith, plain } from './rows.ts';

async function read(content: string | Buffer) {
  let header: readonly string[] | undefined;
  const path = await fileWith(content);
  const rows = await collected(csvRows(lineBlocks(path), (columns) => void (header = columns)));
  return { header, rows: rows.map(plain) };
}

describe('rows of a CSV file', () => {
  it.each([
    ['a comma', 'domain,event\nacme.com,login\n'],
    ['a semicolon', 'domain;event\nacme.com;login\n'],
    ['a tab', 'domain\tevent\nacme.com\tlogin\n'],
    ['a byte order mark', '\ufeffdomain,event\nacme.com,login\n'],
    ["Excel's separator line", 'sep=;\ndomain;event\nacme.com;login\n'],
    ['Windows line ends', 'domain,event\r\nacme.com,login\r\n'],
    ['old Mac line ends', 'domain,event\racme.com,login\r'],
    ['no line end at the end', 'domain,event\nacme.com,login'],
    ['spaces and capitals in the header', ' Domain , EVENT\nacme.com,login\n'],
    ['spaces around the cells', 'domain,event\n  acme.com  , login \n'],
    ['empty columns on the right', 'domain,event,,\nacme.com,login,,\n'],
    ['cut off empty columns', 'domain,event,note,extra\nacme.com,login\n'],
    ['empty rows at the end', 'domain,event\nacme.com,login\n,\n\n , \n'],
  ])('are the same with %s', async (_, content) => {
    const { rows } = await read(content);
    expect(rows.map(([, cells]) => cells)).toEqual([{ domain: 'acme.com', event: 'login' }]);
  });

  it.each([
    ['a;b\n1;2\n', true],
    ['a,b\n1,2\n', false],
    ['a\tb\n1\t2\n', false],
  ])('of %j may have decimal commas: %s', async (content, decimalComma) => {
    const rows = await collected(csvRows(lineBlocks(await fileWith(content)), () => undefined));
    expect(rows).toMatchObject([{ decimalComma }]);
  });

  it('have the line in the file on which they begin', async () => {
    const { rows } = await read('a,b\n1,2\n\n"x\ny",3\r\n"p\r\n\r\nq",4\n,\n5,6\n');
    expect(rows).toEqual([
      [2, { a: '1', b: '2' }],
      [4, { a: 'x\ny', b: '3' }],
      [6, { a: 'p\r\n\r\nq', b: '4' }],
      [10, { a: '5', b: '6' }],
    ]);
  });

  it('keep separators and doubled quotation marks inside quotes', async () => {
    const { rows } = await read('a,b\n"x, ""y""",2\n');
    expect(rows).toEqual([[2, { a: 'x, "y"', b: '2' }]]);
  });

  it('take a separator inside a quoted heading for text', async () => {
    expect((await read('"a;b;c",d\n1,2\n')).header).toEqual(['a;b;c', 'd']);
  });

  it('are listed when a value has no heading', async () => {
    const { rows } = await read('a,,c\n1,,3\n1,2,3\n1,,3,4\n1,,3,\n');
    expect(rows).toEqual([
      [2, { a: '1', c: '3' }],
      [3, 'column 2 has the value "2" but no heading: name the column or empty it'],
      [
        4,
        'there are more values than the 3 columns of the header: quote a value that contains the separator',
      ],
      [5, { a: '1', c: '3' }],
    ]);
  });

  it('are listed one by one when they are not UTF-8', async () => {
    const { rows } = await read(
      Buffer.from('a,b\nM\u00fcller,1\nMaier,2\nJos\u00e9,3\n', 'latin1'),
    );
    const reason = 'a is not UTF-8 text: save the file as UTF-8 (in Excel "CSV UTF-8")';
    expect(rows).toEqual([
      [2, reason],
      [3, { a: 'Maier', b: '2' }],
      [4, reason],
    ]);
  });

  it('are listed when they hold a NUL, which databases refuse', async () => {
    expect((await read('a,b\n1\0,2\n3,4\n')).rows[0]?.[1]).toContain('a is not UTF-8 text');
  });

  it('keep a replacement character that the file really has', async () => {
    expect((await read('a\n\ufffd\n')).rows).toEqual([[2, { a: '\ufffd' }]]);
  });

  it('end where a quotation mark is never closed, and say where that is', async () => {
    const { rows } = await read('a,b\n1,2\n3,"open\n5,6\n7,8\n');
    expect(rows).toEqual([
      [2, { a: '1', b: '2' }],
      [3, expect.stringContaining('quotation mark that opens here is never closed')],
    ]);
  });

  it('end where an open quotation mark swallows a megabyte', async () => {
    const { rows } = await read(`a,b\n1,2\n3,"${'x,y\n'.repeat(400_000)}`);
    expect(rows).toEqual([
      [2, { a: '1', b: '2' }],
      [3, expect.stringContaining('quotation mark that opens here is never closed')],
    ]);
  });

  it('come without a header as a header of no columns', async () => {
    expect((await read(';;;\n\n')).header).toEqual([]);
  });

  it('say the same after any quoting, in a file of many blocks', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ü', '😀', ',', ';', '"', '\n', '\r\n', ' ', '0'),
    });
    const records = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const lines = rows.map((row) => row.map(quoted).join(','));
        const filler = `"${'z'.repeat(300_000)}"`;
        const { rows: read_ } = await read(['a,b,c', ...lines, filler, ...lines].join('\r\n'));
        const wanted = rows
          .map(([a, b, c]) =>
            Object.entries({ a: a.trim(), b: b.trim(), c: c.trim() }).filter(
              ([, text]) => text !== '',
            ),
          )
          .filter((entries) => entries.length > 0)
          .map((entries) => Object.fromEntries(entries));
        const got = read_.map(([, cells]) => cells);
        expect(got).toEqual([...wanted, { a: filler.slice(1, -1) }, ...wanted]);
      }),
      { numRuns: 15 },
    );
  });
});
