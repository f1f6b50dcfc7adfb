import { z } from 'zod';

import { signV3 } from '../sign-v3.ts';

export type ProxyOptions = {
  /** The origin that the card calls and that the signature covers; the app permits no other. */
  publicOrigin: string;
  /** Where the call really goes: the same, unless something stands between. */
  workerOrigin: string;
  clientSecret: string;
  portalId: number;
  appId: number;
  user: { id: number; email: string };
  now: () => number;
};

export const proxyCallSchema = z.object({
  url: z.url(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  body: z.record(z.string(), z.unknown()).optional(),
  timeout: z.number().optional(),
  headers: z.record(z.string(), z.string()).default({}),
});
type ProxyCall = z.infer<typeof proxyCallSchema>;

export type ProxyAnswer = { status: number; body: string };

const DEFAULT_TIMEOUT_MS = 15_000;
const MAX_TIMEOUT_MS = 120_000;
const MAX_BODY_BYTES = 1_000_000;

/**
 * What stands in HubSpot between a card and its backend: it says who is asking, signs the call and hands on the answer. Anything but a
 * 2xx reaches the card as a bad gateway with the backend's answer inside; connection trouble and 5xx are tried once more.
 */
export async function proxyCall(options: ProxyOptions, call: ProxyCall): Promise<ProxyAnswer> {
  const refusal = refusalOf(options, call);
  if (refusal !== undefined) return failure(400, 'VALIDATION_ERROR', refusal);

  const first = await send(options, call);
  return first.status >= 500 && first.status !== 504 ? send(options, call) : first;
}

function refusalOf({ publicOrigin }: ProxyOptions, call: ProxyCall): string | undefined {
  if (!call.url.startsWith(`${publicOrigin}/`)) {
    return `${new URL(call.url).origin} is not among the permitted URLs of the app`;
  }
  if (Object.keys(call.headers).some((name) => name.toLowerCase() !== 'authorization')) {
    return "Only the 'Authorization' header is allowed";
  }
  return undefined;
}

async function send(options: ProxyOptions, call: ProxyCall): Promise<ProxyAnswer> {
  const uri = identified(call.url, options);
  const body = call.method === 'GET' || call.body === undefined ? '' : JSON.stringify(call.body);
  const timestamp = options.now();
  try {
    const response = await fetch(uri.replace(options.publicOrigin, options.workerOrigin), {
      method: call.method,
      headers: {
        ...call.headers,
        ...(body === '' ? {} : { 'content-type': 'application/json' }),
        'x-hubspot-request-timestamp': String(timestamp),
        'x-hubspot-signature-v3': signV3(options.clientSecret, {
          method: call.method,
          uri,
          body,
          timestamp,
        }),
      },
      ...(body === '' ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.min(call.timeout ?? DEFAULT_TIMEOUT_MS, MAX_TIMEOUT_MS)),
    });
    return await answerOf(response);
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return isTimeout
      ? failure(504, 'GATEWAY_TIMEOUT', 'Gateway took too long to respond')
      : failure(500, 'INTERNAL_SERVER_ERROR', 'Network error');
  }
}

/** The query parameters by which HubSpot tells the backend who is asking; they are signed with the rest. */
function identified(url: string, { user, portalId, appId }: ProxyOptions): string {
  const uri = new URL(url);
  uri.searchParams.set('userId', String(user.id));
  uri.searchParams.set('portalId', String(portalId));
  uri.searchParams.set('userEmail', user.email);
  uri.searchParams.set('appId', String(appId));
  return uri.href;
}

async function answerOf(response: Response): Promise<ProxyAnswer> {
  const body = await response.text();
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) {
    return failure(502, 'BAD_GATEWAY', 'The response is larger than 1 MB');
  }
  if (response.ok) return { status: response.status, body };
  return failure(502, 'BAD_GATEWAY', 'Error returned from Request Uri', {
    responseBody: parsed(body),
    context: { appServerStatusCode: [String(response.status)] },
  });
}

function failure(
  status: number,
  category: string,
  message: string,
  more: Record<string, unknown> = {},
): ProxyAnswer {
  return { status, body: JSON.stringify({ status: 'error', category, message, ...more }) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
