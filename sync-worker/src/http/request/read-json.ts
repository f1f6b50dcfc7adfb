import type { Request } from 'express';

import { HttpError } from '../errors.ts';

/** No body of this API is nested deeper than half of this. */
const DEEPEST = 12;

/**
 * The JSON of a request's body.
 *
 * @throws {HttpError} 415 for another content type, 400 for what is no UTF-8 or no JSON, each in one sentence.
 */
export function readJson(request: Request): unknown {
  const bytes: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (bytes.length === 0) {
    throw badBody('The body is empty: send a JSON object.');
  }
  if (!isJson(request)) {
    throw new HttpError(
      415,
      'unsupported_media_type',
      'The body must be JSON: send it with the header "Content-Type: application/json".',
    );
  }
  const value = parsed(textOf(bytes));
  if (isDeeperThan(value, DEEPEST)) {
    throw badBody('The body is nested too deeply: send the fields that the documentation names.');
  }
  return value;
}

function isJson(request: Request): boolean {
  const [type = '', ...parameters] = (request.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='));
  const isUtf8 =
    charset === undefined ||
    /^charset="?utf-?8"?$/.test(charset) ||
    /^charset="?us-ascii"?$/.test(charset);
  return isUtf8 && (type.trim() === 'application/json' || type.trim().endsWith('+json'));
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badBody('The body is not UTF-8: encode it as UTF-8.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badBody('The body is not valid JSON: check quotation marks, commas and brackets.');
  }
}

/** Level by level, because a hostile body could be deeper than the stack. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((each) =>
      each !== null && typeof each === 'object' ? (Object.values(each) as unknown[]) : [],
    );
  }
  return false;
}

function badBody(message: string): HttpError {
  return new HttpError(400, 'invalid_request', message);
}
