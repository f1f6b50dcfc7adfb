import type { ApiError } from '@attain/shared/contract/api-error';
import type { ErrorRequestHandler } from 'express';
import type { z } from 'zod';

import { CrmUnavailableError, StoreUnavailableError } from '../ports/errors.ts';
import type { Log } from '../ports/log.ts';

/** An answer that is not 2xx, with words for whoever called. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly code: ApiError['code'];
  constructor(status: number, code: ApiError['code'], message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * Parses what the caller sent. Its own error, because a `ZodError` from deeper down means that our store or HubSpot
 * broke its shape: that is a 500, never the caller's 400.
 */
export function parseRequest<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ message }) => message);
  throw new HttpError(400, 'invalid_request', `${faults.join('; ')}.`);
}

/** The one place that turns an error into a status. Express knows it by its four parameters. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const answer = toAnswer(error);
    if (answer.status === 500)
      log.error({ err: error as unknown, path: request.path }, 'unhandled error in a route');
    response
      .status(answer.status)
      .json({ code: answer.code, message: answer.message } satisfies ApiError);
  };
}

function toAnswer(error: unknown): { status: number; code: ApiError['code']; message: string } {
  if (error instanceof HttpError) return error;
  if (error instanceof CrmUnavailableError) {
    return {
      status: 503,
      code: 'unavailable',
      message: 'HubSpot is not answering. Try again shortly.',
    };
  }
  if (error instanceof StoreUnavailableError) {
    return {
      status: 503,
      code: 'unavailable',
      message: 'The database is not answering. Try again shortly.',
    };
  }
  if (isBodyError(error))
    return {
      status: error.status,
      code: 'invalid_request',
      message: 'The request cannot be read.',
    };
  return { status: 500, code: 'internal', message: 'Something went wrong on our side.' };
}

/** Express and its parsers mark a caller's broken request with a 4xx status. */
function isBodyError(error: unknown): error is { status: number } {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500;
}
