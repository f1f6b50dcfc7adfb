import { isWrite } from '@attain/shared/contract/route';
import { type Request, type Response, Router } from 'express';

import { type PortalFacts, portalFacts } from '../portal-facts.ts';
import type { Store } from '../ports/store.ts';
import type { AnyAsked, ApiRoute, FileAnswer } from './api-route.ts';
import { authorOf, type Bound, boundTo, nameOf } from './caller.ts';
import { HttpError } from './errors.ts';
import { once, onTheWire, type WireAnswer } from './once.ts';
import { readRequest } from './request/read-request.ts';
import { sendFile } from './send-file.ts';

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
      const answer = await answerTo(route, request, bound, parts);
      if ('file' in answer) await sendFile(response, answer.file);
      else send(response, answer);
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
    const read = await answer({ ...asked, store: ofPortal });
    return 'file' in read ? read : onTheWire(read);
  }

  const { params, query, body, version } = read;
  const content = [contract.operationId, params, query, body, version ?? null, nameOf(caller)];
  const answered = await once(
    ofPortal,
    { key, content, secret: contract.secret },
    at,
    async (inside) => {
      const made = await answer({ ...asked, store: inside });
      if ('file' in made) throw new RangeError('What changes something answers no file.');
      return made;
    },
  );
  if (answered.repeats === null) wake(portalId);
  return answered;
}

function goneWith(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

function send(response: Response, { status, text, version, repeats }: WireAnswer): void {
  response.status(status).type('json').set('Cache-Control', 'no-store');
  if (version !== null) response.set('ETag', `"${version}"`);
  if (repeats !== null) response.set('Idempotent-Replayed', 'true');
  response.send(text);
}

function refuseMethod(response: Response, methods: readonly string[]): never {
  const allowed = methods.join(', ');
  response.set('Allow', allowed);
  throw new HttpError(405, 'method_not_allowed', `This address answers ${allowed} only.`);
}
