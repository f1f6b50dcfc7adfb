import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';

import { UserError } from '../../ports/errors.ts';

export type FileFormat = 'csv' | 'ndjson' | 'parquet';

export type InspectedFile = { bytes: number; format: FileFormat; gzip: boolean };

const HEAD_BYTES = 4096;
const GZIP = [0x1f, 0x8b];
const PARQUET = [0x50, 0x41, 0x52, 0x31];

/** First bytes of what people take for text files, and what to do with each. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'is a spreadsheet workbook or a ZIP archive: download the sheet as CSV (Google Sheets: File > Download > Comma-separated values; Excel: "CSV UTF-8")',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is an old Excel workbook: save the sheet as "CSV UTF-8"'],
  [[0xff, 0xfe], 'is UTF-16 text: save it as UTF-8 (in Excel "CSV UTF-8")'],
  [[0xfe, 0xff], 'is UTF-16 text: save it as UTF-8 (in Excel "CSV UTF-8")'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'is packed by zstd: unpack it, or pack it with gzip'],
  [GZIP, 'is packed twice: unpack it once with gunzip'],
];

const FORMAT_OF_EXTENSION: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
};

/**
 * Size and format of a file to import: by its first bytes, else by its extension, else by its first character.
 *
 * @throws {UserError} for what cannot be read as rows, with what to do about it.
 */
export async function inspectFile(path: string): Promise<InspectedFile> {
  const bytes = await sizeOf(path);
  const start = await startOf(path);
  if (beginsWith(start, PARQUET)) return { bytes, format: 'parquet', gzip: false };
  const gzip = beginsWith(start, GZIP);
  const head = gzip ? unpackedStart(start, path) : start;
  if (gzip && beginsWith(head, PARQUET)) {
    throw new UserError(`${path} is a Parquet file packed once more: unpack it with gunzip.`);
  }
  for (const [signature, fault] of SIGNATURES) {
    if (beginsWith(head, signature)) throw new UserError(`${path} ${fault}.`);
  }
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text === '')
    throw new UserError(`${path} is empty: it needs a header row and a row for each record.`);
  const extension = extname(gzip ? path.replace(/\.gz$/i, '') : path).toLowerCase();
  const format = FORMAT_OF_EXTENSION[extension] ?? (/^[{[]/.test(text) ? 'ndjson' : 'csv');
  if (format === 'ndjson' && text.startsWith('[')) {
    throw new UserError(
      `${path} is one JSON list: write one object a line (NDJSON), without the brackets.`,
    );
  }
  return { bytes, format, gzip };
}

function beginsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** What the first packed bytes hold, though the rest of them is not there. */
function unpackedStart(start: Buffer, path: string): Buffer {
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw new UserError(`${path} is damaged: it begins like a gzip file and is none.`, {
      cause: error,
    });
  }
}

async function sizeOf(path: string): Promise<number> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  if (stats.isDirectory()) throw new UserError(`${path} is a folder: name one file in it.`);
  return stats.size;
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function unreadable(path: string, error: NodeJS.ErrnoException): UserError {
  if (error.code === 'ENOENT') {
    return new UserError(`${path} does not exist: check the name and the folder.`, {
      cause: error,
    });
  }
  return new UserError(
    `${path} cannot be read (${error.code ?? error.message}): check its permissions.`,
    {
      cause: error,
    },
  );
}
