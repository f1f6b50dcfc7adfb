import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';

import { UserError } from '../../ports/errors.ts';

export type FileFormat = 'csv' | 'ndjson';

/** First bytes of what people take for text files, and what to do with each. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'is a spreadsheet workbook or a ZIP archive: save the sheet as "CSV UTF-8"',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is an old Excel workbook: save the sheet as "CSV UTF-8"'],
  [[0x1f, 0x8b], 'is compressed: unpack it with gunzip first'],
  [[0xff, 0xfe], 'is UTF-16 text: save it as UTF-8 (in Excel "CSV UTF-8")'],
  [[0xfe, 0xff], 'is UTF-16 text: save it as UTF-8 (in Excel "CSV UTF-8")'],
  [[0x50, 0x41, 0x52, 0x31], 'is a Parquet file: export it as CSV or NDJSON'],
];

const FORMAT_OF_EXTENSION: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
};

/**
 * Size and format of a file to import: by its extension, else by its first character.
 *
 * @throws {UserError} for what cannot be read as rows, with what to do about it.
 */
export async function inspectFile(path: string): Promise<{ bytes: number; format: FileFormat }> {
  const bytes = await sizeOf(path);
  const head = await headOf(path);
  for (const [signature, fault] of SIGNATURES) {
    if (signature.every((byte, index) => head[index] === byte))
      throw new UserError(`${path} ${fault}.`);
  }
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text === '')
    throw new UserError(`${path} is empty: it needs a header row and a row for each record.`);
  const format =
    FORMAT_OF_EXTENSION[extname(path).toLowerCase()] ?? (/^[{[]/.test(text) ? 'ndjson' : 'csv');
  if (format === 'ndjson' && text.startsWith('[')) {
    throw new UserError(
      `${path} is one JSON list: write one object a line (NDJSON), without the brackets.`,
    );
  }
  return { bytes, format };
}

async function sizeOf(path: string): Promise<number> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  if (stats.isDirectory()) throw new UserError(`${path} is a folder: name one file in it.`);
  return stats.size;
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
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
