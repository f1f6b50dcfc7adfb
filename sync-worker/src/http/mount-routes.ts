import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { isWrite } from '@attain/shared/contract/route';
import { type Request, type Response, Router } from 'express';

import { type PortalFacts, portalFacts } from '../portal-facts.ts';
import type { Store } from '../ports/store.ts';
import type { AnyAnswer, AnyAsked, ApiRoute, FileAnswer, JsonOfAny } from './api-route.ts';
import { authorOf, type Bound, boundTo, nameOf } from './caller.ts';
import { HttpError } from './errors.ts';
import { once, onTheWire, type WireAnswer } from './once.ts';
import { readRequest } from './request/read-request.ts';

export type RouteParts = {
  store: Store;
  now: () => number;
  /** Called after a write that changed something, so that figures follow at once. */
  wake: (portalId: number) => void;
};

/** All routes by their contracts. A known path with another method is told which ones there are. */
export function mountRoutes(routes: readonly ApiRoute[], parts: RouteParts): Router {
  const router = Router();
  const factsOf = portalFacts(parts.store);
  for (const [path, group] of Map.groupBy(routes, ({ contract }) => contract.path)) {
    const methods = new Map(group.map((route) => [route.contract.method.toUpperCase(), route]));
    router.all(path, async (request, response) => {
      // A HEAD is a GET whose body Node leaves out.
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      const route = methods.get(method) ?? refuseMethod(response, [...methods.keys()]);
      const { portalId, caller } = boundTo(response);
      const facts = await factsOf(portalId);
      const bound = { portalId, caller, gone: goneWith(response), ...facts };
      await send(response, await answerTo(route, request, bound, parts));
    });
  }
  return router;
}

async function answerTo(
  { contract, answer, prepare }: ApiRoute,
  request: Request,
  { portalId, caller, ...facts }: Bound & PortalFacts & Pick<AnyAsked, 'gone'>,
  { store, now, wake }: RouteParts,
): Promise<WireAnswer | FileAnswer> {
  const { key, ...read } = readRequest(contract, request, { signed: caller.kind !== 'program' });
  const at = now();
  const asked = { ...read, portalId, caller, ...facts, author: authorOf(caller, at) };
  const ofPortal = store.forPortal(portalId);
  await prepare?.({ ...asked, store: ofPortal });
  if (!isWrite(contract)) {
    const given = await answer({ ...asked, store: ofPortal });
    return 'file' in given ? given : onTheWire(given);
  }

  const { params, query, body, version } = read;
  const content = [contract.operationId, params, query, body, version ?? null, nameOf(caller)];
  const answered = await once(
    ofPortal,
    { key, content, secret: contract.secret },
    at,
    async (inside) => json(await answer({ ...asked, store: inside })),
  );
  if (answered.repeats === null) wake(portalId);
  return answered;
}

function goneWith(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

/** The answer of a write is kept for its repeats, so it is never a file. */
function json(given: AnyAnswer): JsonOfAny {
  if ('file' in given) throw new Error('a write answered a file');
  return given;
}

async function send(response: Response, answer: WireAnswer | FileAnswer): Promise<void> {
  if ('file' in answer) return sendFile(response, answer);
  const { status, text, version, repeats } = answer;
  response.status(status).type('json').set('Cache-Control', 'no-store');
  if (version !== null) response.set('ETag', `"${version}"`);
  if (repeats !== null) response.set('Idempotent-Replayed', 'true');
  response.send(text);
}

/** Offered for saving and never run by a browser as a page of ours. */
async function sendFile(response: Response, { status, file }: FileAnswer): Promise<void> {
  response.status(status).set({
    'Content-Type': file.contentType,
    'Content-Disposition': `attachment; filename="${file.fileName}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  const { bytes } = file;
  if (bytes instanceof Uint8Array) {
    response.send(bytes);
    return;
  }
  try {
    await pipeline(Readable.from(bytes, { objectMode: false }), response);
  } catch (error) {
    // Whoever went away is nobody's trouble; what fails cuts the answer, so that nobody takes a part for the whole.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

function refuseMethod(response: Response, methods: readonly string[]): never {
  const allowed = methods.join(', ');
  response.set('Allow', allowed);
  throw new HttpError(405, 'method_not_allowed', `This address answers ${allowed} only.`);
}
