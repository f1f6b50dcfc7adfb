import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';

import { inspectFile } from '@attain/sync-worker/imports/source/inspect-file';
import { UserError } from '@attain/sync-worker/ports/errors';
import { describe, expect, it } from 'vitest';

import { fileWith } from './rows.ts';

describe('a file to import', () => {
  it.each([
    ['rows.csv', 'a,b\n', 'csv'],
    ['rows.tsv', 'a\tb\n', 'csv'],
    ['rows.txt', 'a;b\n', 'csv'],
    ['rows', '\ufeff {"a":1}\n', 'ndjson'],
    ['rows.json', '{"a":1}\n', 'ndjson'],
    ['rows.jsonl', '{"a":1}\n', 'ndjson'],
    ['ROWS.NDJSON', '{"a":1}\n', 'ndjson'],
    ['rows.csv', '{"a"}\n', 'csv'],
  ])('%s with %j is %s', async (name, content, format) => {
    expect(await inspectFile(await fileWith(content, name))).toEqual({
      format,
      bytes: Buffer.byteLength(content),
      gzip: false,
    });
  });

  it.each([
    ['rows.csv.gz', 'a,b\n', 'csv'],
    ['rows.ndjson.GZ', '{"a":1}\n', 'ndjson'],
    ['rows', '{"a":1}\n', 'ndjson'],
    ['rows.csv', `a,b\n${'1,2\n'.repeat(100_000)}`, 'csv'],
  ])('%s is looked into when it is packed by gzip', async (name, content, format) => {
    expect(await inspectFile(await fileWith(gzipSync(content), name))).toMatchObject({
      format,
      gzip: true,
    });
  });

  it('is Parquet by its first bytes, whatever its name', async () => {
    const path = await fileWith(Buffer.from('PAR1....PAR1'), 'rows.csv');
    expect(await inspectFile(path)).toMatchObject({ format: 'parquet', gzip: false });
  });

  it.each([
    ['is empty', '', 'is empty'],
    ['is blank', ' \r\n\ufeff\n', 'is empty'],
    ['is a workbook', Buffer.from('504b03041400', 'hex'), 'File > Download > Comma-separated'],
    ['is an old workbook', Buffer.from('d0cf11e0a1b1', 'hex'), 'save the sheet as "CSV UTF-8"'],
    ['is cut off early', Buffer.from('1f8b0800', 'hex'), 'is empty'],
    ['only begins like gzip', Buffer.from('1f8b99999999', 'hex'), 'begins like a gzip file'],
    ['is packed twice', gzipSync(gzipSync('a,b\n')), 'unpack it once'],
    ['is Parquet in gzip', gzipSync('PAR1'), 'unpack it with gunzip'],
    ['is packed by zstd', Buffer.from('28b52ffd', 'hex'), 'pack it with gzip'],
    ['is UTF-16', Buffer.from('\ufeffa,b\n', 'utf16le'), 'save it as UTF-8'],
    ['is one JSON list', '[{"a":1}]', 'one object a line'],
  ])('is refused with what to do when it %s', async (_, content, advice) => {
    const refused = inspectFile(await fileWith(content, 'rows'));
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(advice);
  });

  it('is refused when it is not there, or a folder', async () => {
    await expect(inspectFile('/no/such/file.csv')).rejects.toThrow('does not exist');
    await expect(inspectFile(tmpdir())).rejects.toThrow('is a folder');
  });
});
