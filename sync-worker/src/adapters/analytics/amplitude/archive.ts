import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { pipeline as written } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import yauzl from 'yauzl';

import { BrokenAnswerError } from '../http/ask.ts';
import { jsonLines } from '../http/json-lines.ts';

/** An archive on its way through a file of this machine: what is in it stands at its end. */
export type Archive = {
  /** Replaces what was saved before. @throws {BrokenAnswerError} where it is not whole. */
  save(body: Readable): Promise<void>;
  /** The objects of all files in it, one a line. */
  objects(): AsyncGenerator<Record<string, unknown>>;
  remove(): Promise<void>;
};

export async function temporaryArchive(): Promise<Archive> {
  const folder = await mkdtemp(join(tmpdir(), 'attain-pull-'));
  const path = join(folder, 'export.zip');
  const open = () =>
    yauzl.openPromise(path, { autoClose: false }).catch((error: unknown) => {
      throw new BrokenAnswerError('its archive is not whole', { cause: error });
    });

  return {
    async save(body) {
      await written(body, createWriteStream(path));
      (await open()).close();
    },
    async *objects() {
      const archive = await open();
      try {
        for await (const entry of archive.eachEntry()) {
          if (entry.fileName.endsWith('/')) continue;
          const stored = await archive.openReadStreamPromise(entry);
          const isPacked = entry.fileName.endsWith('.gz');
          yield* jsonLines(isPacked ? pipeline(stored, createGunzip(), () => undefined) : stored);
        }
      } finally {
        archive.close();
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
