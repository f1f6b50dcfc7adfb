import type { ErrorRequestHandler } from 'express';

import { CrmUnavailableError, StoreUnavailableError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import { NOTICES } from './notices.ts';
import { sendNotice } from './render.ts';

/** Errors as pages. The log gets the pattern of the route: the address itself is what lets people sign. */
export function answerPageErrors(log: Log, route: string): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof StoreUnavailableError || error instanceof CrmUnavailableError) {
      return sendNotice(response, 503, NOTICES.unavailable);
    }
    const status = (error as { status?: unknown } | null)?.status;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      return sendNotice(response, status, NOTICES.unreadable);
    }
    log.error({ err: error, route }, 'unhandled error in a route');
    sendNotice(response, 500, NOTICES.failed);
  };
}
