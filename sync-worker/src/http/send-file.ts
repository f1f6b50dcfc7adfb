import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Response } from 'express';

import type { FileAnswer } from './api-route.ts';

/** What a name may hold whatever system it is saved on; the rest becomes a hyphen. */
const UNSAFE = /[^\w.-]+/g;

/**
 * Sends a file no faster than it is taken. What fails on the way cuts the answer, so that nobody takes a part for the whole.
 */
export async function sendFile(
  response: Response,
  { type, name, content }: FileAnswer['file'],
): Promise<void> {
  response
    .status(200)
    .set('Content-Type', type)
    .set('Content-Disposition', `attachment; filename="${name.replaceAll(UNSAFE, '-')}"`)
    .set('Cache-Control', 'no-store')
    .set('X-Content-Type-Options', 'nosniff');
  if (content instanceof Uint8Array) {
    response.end(content);
    return;
  }
  try {
    await pipeline(Readable.from(content, { objectMode: false }), response);
  } catch (error) {
    // Whoever went away is nobody's trouble.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
