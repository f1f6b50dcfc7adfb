import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

import { UserError } from '../../ports/errors.ts';

/** Some whole lines of a file, in order. */
export type LineBlock = {
  bytes: Buffer;
  /** `false`: some bytes are no text; decoded, {@link NO_TEXT} finds them. */
  isText: boolean;
};

/** A byte that is not UTF-8, once decoded, or a NUL, which no database takes as text. */
export const NO_TEXT = /[\0\ufffd]/;

const CHUNK_BYTES = 1 << 18;
const LONGEST_LINE_BYTES = 1 << 24;
const NEWLINE = 0x0a;

/**
 * Reads a file in blocks that end with a line, so that no character is cut in two; memory holds one block.
 *
 * @throws {UserError} for a line too long to be one.
 */
export async function* lineBlocks(path: string): AsyncGenerator<LineBlock> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes = chunk as Buffer;
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

function blockOf(parts: readonly Buffer[]): LineBlock {
  const bytes = Buffer.concat(parts);
  return { bytes, isText: isUtf8(bytes) && !bytes.includes(0) };
}
