import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from '../clock.ts';
import { authorize, type Token } from './auth.ts';
import { errorBody, PortalError } from './errors.ts';
import { faultAnswer, type FaultEffect, type Faults, type RawAnswer } from './faults.ts';
import { type Form, formIn, isForm } from './form.ts';
import type { Limits } from './limits.ts';
import type { Requests } from './requests.ts';
import { type Answer, type Call, type Matched, type router, withTypeIds } from './router.ts';

export type ServerParts = {
  find: ReturnType<typeof router>;
  context: Pick<Call, 'crm' | 'search' | 'facts' | 'tokens' | 'executions' | 'files'>;
  limits: Limits;
  faults: Faults;
  requests: Requests;
  clock: Clock;
  latencyMs: number;
};

/** Longer than Node's five seconds, as the network in front of HubSpot keeps idle connections for minutes. */
const KEEP_ALIVE_MS = 120_000;

export type Listening = { origin: string; port: number; stop: () => Promise<void> };

/** Listens on the loopback interface; port 0 takes a free one. */
export async function listen(parts: ServerParts, port: number): Promise<Listening> {
  const server = createServer((request, response) => {
    void serve(parts, request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${taken}`, port: taken, stop: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function serve(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { requests, faults, clock, latencyMs } = parts;
  const method = request.method ?? 'GET';
  const [path = '/', rawQuery = ''] = splitOnce(request.url ?? '/', '?');
  requests.begin();
  let rawBody = '';
  const seen = (status: number) => requests.end({ method, path, status, at: clock.now() }, rawBody);
  try {
    const contentType = request.headers['content-type'];
    const bytes = await bodyOf(request);
    if (!isForm(contentType)) rawBody = bytes.toString('utf8');
    const form = await formIn(contentType, bytes);
    if (latencyMs > 0) await wait(latencyMs);
    const effect = faults.next(method, path);
    if (effect?.kind === 'delay') await wait(effect.ms);
    if (effect?.kind === 'hang') return seen(0);
    if (effect?.kind === 'reset') {
      seen(0);
      return void request.socket.destroy();
    }
    const answer = answerWith(parts, effect, { request, method, path, rawQuery, rawBody, form });
    if (effect?.kind === 'commitThenHang') return seen(0);
    if (effect?.kind === 'commitThenReset') {
      seen(0);
      return void request.socket.destroy();
    }
    seen(answer.status);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  } catch {
    // The connection broke while the body was coming in: there is nobody to answer.
    seen(0);
    request.socket.destroy();
  }
}

type Incoming = {
  request: IncomingMessage;
  method: string;
  path: string;
  rawQuery: string;
  /** Empty for a form. */
  rawBody: string;
  form: Form | undefined;
};

function answerWith(
  parts: ServerParts,
  effect: FaultEffect | undefined,
  incoming: Incoming,
): RawAnswer {
  if (effect?.kind === 'answer' || effect?.kind === 'rateLimit') return faultAnswer(effect);
  const answer = answerTo(parts, incoming);
  return effect?.kind === 'commitThen'
    ? faultAnswer({ kind: 'answer', status: effect.status })
    : answer;
}

/** Authentication, limits, scopes, then the endpoint: in the order in which HubSpot refuses. */
function answerTo(parts: ServerParts, incoming: Incoming): RawAnswer {
  const { limits, context } = parts;
  let matched: Matched | undefined;
  let token: Token | undefined;
  let answer: Answer;
  let extra: Record<string, string> = {};
  try {
    matched = parts.find(incoming.method, incoming.path);
    const { route } = matched;
    let { params }: { params: Readonly<Record<string, string>> } = matched;
    if (route.scopes !== 'public') {
      token = context.tokens.authenticate(incoming.request.headers.authorization);
      limits.admit(token.value, route.isSearch === true);
      params = withTypeIds(context.crm, params);
      authorize(token, typeof route.scopes === 'function' ? route.scopes(params) : route.scopes);
    }
    const { rawQuery, rawBody, form } = incoming;
    const origin = `http://${incoming.request.headers.host}`;
    const query = new URLSearchParams(rawQuery);
    answer = route.handle({ ...context, token, params, query, rawQuery, rawBody, form, origin });
  } catch (error) {
    answer = refusal(error);
    if (error instanceof PortalError) extra = error.headers;
  }
  const rate = token
    ? limits.headers(token.value, matched?.route.isSearch === true, token.expiresAt !== undefined)
    : {};
  return raw(answer, { ...rate, ...extra });
}

function refusal(error: unknown): Answer {
  if (error instanceof PortalError) return { status: error.status, json: error.body };
  // A defect of the portal itself: the test that meets it should see what it is.
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, json: errorBody('PORTAL_DEFECT', message) };
}

function raw({ status, json, content }: Answer, headers: Record<string, string>): RawAnswer {
  const common = { 'x-hubspot-correlation-id': randomUUID(), ...headers };
  if (content)
    return { status, headers: { ...common, 'content-type': content.type }, body: content.bytes };
  if (json === undefined) return { status, headers: common, body: '' };
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', ...common },
    body: typeof json === 'string' ? json : JSON.stringify(json),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const { headers } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
    return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
