import type { IncomingMessage } from 'node:http';

/** Of a body that is too large so much is still taken in, unread, so that its sender lives to see the answer. */
const DISCARDED_BYTES = 64 * 1_048_576;

export type ReadBody = { kind: 'whole'; bytes: Buffer } | { kind: 'too_large' } | { kind: 'gone' };

/** Bytes that all requests together hold until their events are read. */
export type Arriving = { bytes: number };

/** A request's body as it came, up to a limit. `gone`: the sender went away. */
export function readBody(
  request: IncomingMessage,
  limit: number,
  arriving: Arriving,
): Promise<ReadBody> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let held = 0;
    let size = Number(request.headers['content-length']) > limit ? limit : 0;

    const drop = () => {
      arriving.bytes -= held;
      chunks = [];
      held = 0;
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        drop();
        if (size > DISCARDED_BYTES) request.destroy();
        return;
      }
      chunks.push(chunk);
      held += chunk.length;
      arriving.bytes += chunk.length;
    });
    request.once('end', () => {
      const [only] = chunks;
      const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
      drop();
      resolve(size > limit ? { kind: 'too_large' } : { kind: 'whole', bytes });
    });
    request.once('close', () => {
      drop();
      resolve({ kind: 'gone' });
    });
    request.once('error', () => resolve({ kind: 'gone' }));
  });
}

/** Counts bytes as arriving for as long as some work with them takes. */
export async function holding<T>(
  arriving: Arriving,
  bytes: number,
  work: () => Promise<T>,
): Promise<T> {
  arriving.bytes += bytes;
  try {
    return await work();
  } finally {
    arriving.bytes -= bytes;
  }
}
