import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { UserError } from '../../ports/errors.ts';

/** Some whole lines of a file, in order. */
export type LineBlock = {
  bytes: Buffer;
  /** `false`: some bytes are no text; decoded, {@link NO_TEXT} finds them. */
  isText: boolean;
  /** Bytes of the file that were read for it: other than its own where the file is compressed. */
  read: number;
};

/** A byte that is not UTF-8, once decoded, or a NUL, which no database takes as text. */
export const NO_TEXT = /[\0\ufffd]/;

const CHUNK_BYTES = 1 << 18;
const LONGEST_LINE_BYTES = 1 << 24;
const NEWLINE = 0x0a;

/**
 * Reads a file, one packed by gzip too, in blocks that end with a line, so that no character is cut in two; memory holds
 * one block.
 *
 * @throws {UserError} for a line too long to be one, and for packed bytes that are damaged or cut off.
 */
export async function* lineBlocks(
  path: string,
  { gzip = false }: { gzip?: boolean } = {},
): AsyncGenerator<LineBlock> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let told = 0;
  const blockOf = (parts: readonly Buffer[]): LineBlock => {
    const bytes = Buffer.concat(parts);
    const read = file.bytesRead - told;
    told += read;
    return { bytes, isText: isUtf8(bytes) && !bytes.includes(0), read };
  };
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const bytes of gzip ? unpacked(file, path) : chunksOf(file)) {
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      yield blockOf([...rest, bytes.subarray(0, end)]);
      [rest, restBytes] = [[], 0];
    }
    rest.push(bytes.subarray(end));
    restBytes += bytes.length - end;
    if (restBytes > LONGEST_LINE_BYTES) {
      throw new UserError(
        `${path} has a line of more than ${LONGEST_LINE_BYTES >> 20} MB: it is not a CSV or NDJSON file.`,
      );
    }
  }
  if (restBytes > 0) yield blockOf(rest);
}

function chunksOf(stream: NodeJS.ReadableStream): AsyncIterable<Buffer> {
  return stream as AsyncIterable<Buffer>;
}

async function* unpacked(file: NodeJS.ReadableStream, path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // Whatever goes wrong with the file goes wrong with what is read from it.
  pipeline(file, gunzip, () => undefined);
  try {
    yield* chunksOf(gunzip);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!code.startsWith('Z_')) throw error;
    throw new UserError(
      `${path} is damaged or cut off: its compressed bytes cannot be unpacked. Copy it again.`,
      { cause: error },
    );
  }
}
