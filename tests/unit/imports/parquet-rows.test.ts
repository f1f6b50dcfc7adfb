import { readFile } from 'node:fs/promises';

import { parquetRows } from '@attain/sync-worker/imports/source/parquet-rows';
import { UserError } from '@attain/sync-worker/ports/errors';
import { describe, expect, it } from 'vitest';

import { parquetFile } from './parquet-file.ts';
import { collected, fileWith, plain } from './rows.ts';

const nothing = () => undefined;

async function read(query: string) {
  const file = await parquetFile(query);
  let header: readonly string[] = [];
  let bytes = 0;
  const rows = await collected(
    parquetRows(
      file,
      (columns) => void (header = columns),
      (more) => (bytes += more),
    ),
  );
  return { header, bytes: [bytes, file.bytes], rows: rows.map(plain) };
}

describe('rows of a Parquet file', () => {
  it.each([
    ["' Müller '", 'Müller'],
    ["''", undefined],
    ['null::varchar', undefined],
    ['12::integer', 12],
    ['12::utinyint', 12],
    ['9007199254740993::bigint', '9007199254740993'],
    ['1.50::decimal(10,2)', '1.50'],
    ['0.1::float', '0.1'],
    ['0.1::double', '0.1'],
    ["'nan'::double", 'nan'],
    ['true', 'true'],
    ["date '2026-11-26'", '2026-11-26'],
    ["timestamp '2026-11-26 13:45:00.25'", '2026-11-26T13:45:00.250'],
    ["'2026-11-26 13:45:00'::timestamp_ns", '2026-11-26T13:45:00.000'],
    ["timestamptz '2026-11-26 13:45:00+02:00'", '2026-11-26T11:45:00.000Z'],
    ["'0000aaaa-0000-0000-0000-000000000001'::uuid", '0000aaaa-0000-0000-0000-000000000001'],
    ["'b'::enum('a','b')", 'b'],
  ])('hold %s as %j', async (value, cell) => {
    const { rows } = await read(`select 'x' as kept, ${value} as v`);
    expect(rows).toEqual([[1, cell === undefined ? { kept: 'x' } : { kept: 'x', v: cell }]]);
  });

  it('come in the order of the file, by the thousand, and are told as bytes that are done', async () => {
    const { rows, bytes, header } = await read(
      `select n as "Row Number", 'a' || n as name from range(10000) t(n)`,
    );
    expect(header).toEqual(['row_number', 'name']);
    expect(rows).toHaveLength(10_000);
    expect(rows[9_999]).toEqual([10_000, { row_number: '9999', name: 'a9999' }]);
    expect(bytes[0]).toBeCloseTo(bytes[1] ?? 0, 3);
  });

  it('leave out rows without content, and the row number that pandas adds', async () => {
    const { header, rows } = await read(
      `select a, n as __index_level_0__ from (values ('x', 1), (null, 2), ('y', 3)) t(a, n)`,
    );
    expect(header).toEqual(['a']);
    expect(rows).toEqual([
      [1, { a: 'x' }],
      [3, { a: 'y' }],
    ]);
  });

  it('are listed one by one when they hold a NUL', async () => {
    const { rows } = await read(`select * from (values ('a' || chr(0)), ('b')) t(name)`);
    expect(rows).toEqual([
      [1, 'name holds a NUL character, which is no text: remove it'],
      [2, { name: 'b' }],
    ]);
  });

  it.each([
    ['[1, 2]', 'INTEGER[]'],
    ["{'a': 1}", 'STRUCT'],
    ["map {'a': 1}", 'MAP'],
    ["'abc'::blob", 'BLOB'],
    ["interval '1 day'", 'INTERVAL'],
  ])('are refused whole for a column of %s', async (value, type) => {
    const refused = read(`select 'x' as a, ${value} as "my ""list"""`);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(`the column "my "list"" holds values of type ${type}`);
  });

  it('are refused, before any of them, by whoever checks the columns', async () => {
    const file = await parquetFile('select 1 as a');
    const check = () => {
      throw new UserError('no such column');
    };
    await expect(collected(parquetRows(file, check, nothing))).rejects.toThrow('no such column');
  });

  it('cannot be read from a file that is cut off', async () => {
    const { path } = await parquetFile('select n from range(1000) t(n)');
    const whole = await readFile(path);
    const half = await fileWith(whole.subarray(0, whole.length / 2), 'half.parquet');
    const refused = collected(parquetRows({ path: half, bytes: 1 }, nothing, nothing));
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow('cannot be read as Parquet: Invalid Input Error');
  });

  it('are told to need DuckDB, and how to get it, where it is not installed', async () => {
    const missing = () => Promise.reject(new Error("Cannot find package '@duckdb/node-api'"));
    const file = await parquetFile('select 1 as a');
    await expect(collected(parquetRows(file, nothing, nothing, missing))).rejects.toThrow(
      'run "npm install @duckdb/node-api@1.5.4-r.1"',
    );
  });
});
