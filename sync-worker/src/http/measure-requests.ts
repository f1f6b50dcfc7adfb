import type { RequestHandler } from 'express';

export type SeenRequest = { method: string; route: string; status: number; seconds: number };

/** Tells each answered request by the pattern of its route: never by its path, which names records. */
export function measureRequests(seen: (request: SeenRequest) => void): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('finish', () => {
      const pattern = (request.route as { path?: unknown } | undefined)?.path;
      seen({
        method: request.method,
        route: typeof pattern === 'string' ? pattern : 'none',
        status: response.statusCode,
        seconds: (performance.now() - startedAt) / 1_000,
      });
    });
    next();
  };
}
