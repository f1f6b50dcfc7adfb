import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { UserError } from '../ports/errors.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written there',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
};

/**
 * Writes a file whole or not at all: beside it first, then in its place.
 *
 * @throws {UserError} where it cannot be written.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  try {
    await writeFile(beside, bytes, { flag: 'wx' });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = WHY[code];
    if (why === undefined) throw error;
    throw new UserError(`${file} cannot be written: ${why}. Give another path to --out.`);
  }
}
