import type { ServerResponse } from 'node:http';

export type Answer = {
  status: number;
  /** JSON text; `undefined` = none. */
  body?: string;
  headers?: Readonly<Record<string, string>>;
};

/** Analytics run on the customer's own pages, with a write key and nothing else. */
export const OPEN_TO_BROWSERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, content-encoding, x-retry-count, *',
  'access-control-max-age': '86400',
};

const JSON_TO_ALL = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
};

/** Long enough that a commit or a restart is over, short enough that no client gives up. */
const SOON = { 'retry-after': '1' };

function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, body: JSON.stringify({ code, message }), headers };
}

/** Every answer that is not the good one. */
export const ANSWERS = {
  wrongMethod: refusal(405, 'method_not_allowed', 'Send events with POST.', {
    allow: 'POST, OPTIONS',
  }),
  unknownKey: refusal(
    401,
    'unauthorized',
    'The write key is missing, unknown or revoked: use a key of one of the sources.',
  ),
  sourceClosed: refusal(403, 'forbidden', 'The source is closed and takes no more events.'),
  tooLarge: refusal(
    413,
    'payload_too_large',
    'The body is larger than 4 MB, with or without compression: send fewer events at once.',
  ),
  unreadable: refusal(
    400,
    'invalid_request',
    'The body is no batch and no call of this route: send it as the client library does.',
  ),
  overQuota: (waitMs: number) =>
    refusal(429, 'too_many_requests', 'The source has sent what it may send on one day.', {
      'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000))),
    }),
  queueFull: refusal(503, 'unavailable', 'Too much waits to be stored. Send it again.', SOON),
  draining: refusal(503, 'unavailable', 'This worker is on its way out. Send it again.', {
    ...SOON,
    connection: 'close',
  }),
  storeAway: refusal(503, 'unavailable', 'The database is not answering. Send it again.', SOON),
  broken: refusal(500, 'internal', 'Something went wrong on our side. Send it again.', SOON),
} satisfies Record<string, Answer | ((waitMs: number) => Answer)>;

export function send(response: ServerResponse, { status, body = '', headers }: Answer): void {
  if (response.destroyed) return;
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...JSON_TO_ALL, ...headers, ...(status === 204 ? {} : length) });
  response.end(body);
}
