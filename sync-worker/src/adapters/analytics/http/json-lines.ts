import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

import { BrokenAnswerError } from './ask.ts';

/** A line without end would fill the memory. */
const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * Objects of an answer that holds one a line.
 *
 * @throws {BrokenAnswerError} for a line that is no object: exports that fail in the middle end in half a line, or in words.
 */
export async function* jsonLines(body: Readable): AsyncGenerator<Record<string, unknown>> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of body as AsyncIterable<Buffer>) {
    const text = rest + decoder.write(chunk);
    const lines = text.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new BrokenAnswerError('a line of it does not end');
    for (const line of lines) if (line.trim() !== '') yield objectOf(line);
  }
  rest += decoder.end();
  if (rest.trim() !== '') yield objectOf(rest);
}

function objectOf(line: string): Record<string, unknown> {
  try {
    const value = JSON.parse(line) as unknown;
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new BrokenAnswerError('its answer breaks off');
}
