import type { ApiError, FieldError } from '@attain/shared/contract/api-error';
import type { ErrorRequestHandler } from 'express';

import {
  CrmUnavailableError,
  RecordNotFoundError,
  RefusedError,
  StaleVersionError,
  StoreUnavailableError,
} from '../ports/errors.ts';
import type { Log } from '../ports/log.ts';

type More = Pick<ApiError, 'details' | 'currentVersion'>;

/** An answer that is not 2xx, with words for whoever called. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly body: ApiError;
  constructor(status: number, code: ApiError['code'], message: string, more: More = {}) {
    super(message);
    this.status = status;
    this.body = { code, message, ...more };
  }
}

/** Named in the sentence; the rest is counted, and stands in the details. */
const NAMED = 3;

/** 400 with every fault of the request, in one sentence and field by field. */
export function invalidRequest(details: FieldError[]): HttpError {
  const named = details.slice(0, NAMED).map(({ field, message }) => `${field} ${message}`);
  const others = details.length - named.length;
  if (others > 0) named.push(`and ${others} more`);
  const head = details.length === 1 ? '' : `${details.length} fields are wrong: `;
  return new HttpError(400, 'invalid_request', sentence(`${head}${named.join('; ')}`), { details });
}

/** The one place that turns an error into a status. Express knows it by its four parameters. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, body } = toAnswer(error);
    if (status === 500)
      log.error({ err: error as unknown, path: request.path }, 'unhandled error in a route');
    response.status(status).json(body satisfies ApiError);
  };
}

type Answer = { status: number; body: ApiError };

function toAnswer(error: unknown): Answer {
  if (error instanceof HttpError) return error;
  if (error instanceof RecordNotFoundError) return answer(404, 'not_found', error.message);
  if (error instanceof RefusedError) return refusal(error);
  if (error instanceof StaleVersionError) {
    const { message, current } = error;
    const known = current === 0 ? {} : { currentVersion: current };
    return { status: 409, body: { code: 'stale_version', message, ...known } };
  }
  if (error instanceof CrmUnavailableError) {
    return answer(503, 'unavailable', 'HubSpot is not answering. Try again shortly.');
  }
  if (error instanceof StoreUnavailableError) {
    return answer(503, 'unavailable', 'The database is not answering. Try again shortly.');
  }
  return brokenRequest(error) ?? answer(500, 'internal', 'Something went wrong on our side.');
}

/** Rules that a record as it stands now is against; another state of it would be for. The others are against the wish itself. */
const CONFLICTS: ReadonlySet<string> = new Set([
  'title_taken',
  'already_recorded',
  'wrong_state',
  'other_version',
  'already_signed',
  'ended',
  'draft',
]);

function refusal({ code, message, details }: RefusedError): Answer {
  const more = { rule: code, ...(details.length > 0 ? { details: [...details] } : {}) };
  return CONFLICTS.has(code)
    ? { status: 409, body: { code: 'conflict', message, ...more } }
    : { status: 422, body: { code: 'refused', message, ...more } };
}

/** Express and its parsers mark a caller's broken request with a 4xx status. */
function brokenRequest(error: unknown): Answer | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  if (status === 413) {
    return answer(413, 'payload_too_large', 'The body is larger than 1 MB: send less at once.');
  }
  if (status === 415) {
    const message =
      'The body is encoded in a way that is not known here: send it plain or with gzip.';
    return answer(415, 'unsupported_media_type', message);
  }
  return error instanceof URIError
    ? answer(status, 'invalid_request', 'The address has a broken escape: write % as %25.')
    : answer(status, 'invalid_request', 'The request cannot be read: send it again whole.');
}

function answer(status: number, code: ApiError['code'], message: string): Answer {
  return { status, body: { code, message } };
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
