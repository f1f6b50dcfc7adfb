import { createHash, timingSafeEqual } from 'node:crypto';

import type { Request, RequestHandler } from 'express';

import { bind, signedCaller } from './caller.ts';
import { HttpError } from './errors.ts';
import { isSignedInVersion2 } from './signature-v2.ts';
import { isSignedByHubSpot } from './signature-v3.ts';

export type Authentication = {
  clientSecret: string | undefined;
  apiKey: string | undefined;
  /** The origin under which HubSpot reaches this server; signatures cover it. */
  publicOrigin: string;
  /** The portal this worker serves; `undefined` while it is not known yet. */
  portalId: () => Promise<number | undefined>;
  now: () => number;
};

/**
 * Lets HubSpot (signature v3) and programs (bearer key) through, and binds the request to its portal. A signature
 * proves the app and the query it signed, so a signed query that names another portal is refused.
 */
export function authenticate(auth: Authentication): RequestHandler {
  return async (request, response, next) => {
    const isProgram = hasKey(request, auth.apiKey);
    if (!isProgram) requireSignature(request, auth);
    const portalId = await servedPortal(auth);
    if (!isProgram) requirePortal(request, portalId);
    bind(response, { portalId, caller: isProgram ? { kind: 'program' } : signedCaller(request) });
    next();
  };
}

/**
 * The portal that this worker serves.
 *
 * @throws {HttpError} 503 while it is not known.
 */
export async function servedPortal({ portalId }: Authentication): Promise<number> {
  const served = await portalId();
  if (served !== undefined) return served;
  throw new HttpError(
    503,
    'unavailable',
    'This worker has not reached HubSpot yet. Try again shortly.',
  );
}

function hasKey(request: Request, apiKey: string | undefined): boolean {
  const bearer = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
  return (
    apiKey !== undefined && bearer !== undefined && timingSafeEqual(digest(bearer), digest(apiKey))
  );
}

/** Equal lengths for a comparison in constant time, whatever the lengths of the texts. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** @throws {HttpError} 401 for a request without HubSpot's signature v3. */
export function requireSignature(
  request: Request,
  { clientSecret, publicOrigin, now }: Authentication,
): void {
  const signed =
    clientSecret !== undefined &&
    isSignedByHubSpot(
      {
        method: request.method,
        uri: publicOrigin + request.originalUrl,
        body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        signature: request.get('x-hubspot-signature-v3'),
        timestamp: request.get('x-hubspot-request-timestamp'),
      },
      clientSecret,
      now(),
    );
  if (!signed)
    throw new HttpError(
      401,
      'unauthorized',
      'The request carries no valid HubSpot signature (v3) and no API key.',
    );
}

/**
 * Lets in what HubSpot signs when it runs the action of a workflow: version 3 where the request has it, else version 2.
 *
 * @throws {HttpError} 401 for anything else, version 1 included.
 */
export function requireActionSignature(request: Request, auth: Authentication): void {
  if (request.get('x-hubspot-signature-v3') !== undefined) return requireSignature(request, auth);
  const { clientSecret, publicOrigin } = auth;
  const isSigned =
    clientSecret !== undefined &&
    request.get('x-hubspot-signature-version') === 'v2' &&
    isSignedInVersion2(
      {
        method: request.method,
        uri: publicOrigin + request.originalUrl,
        body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        signature: request.get('x-hubspot-signature'),
      },
      clientSecret,
    );
  if (!isSigned) {
    throw new HttpError(
      401,
      'unauthorized',
      'The request carries no valid HubSpot signature (v3 or v2).',
    );
  }
}

/** @throws {HttpError} for a signed request that is not for this portal. */
export function requirePortal(request: Request, portalId: number): void {
  const named = request.query['portalId'];
  if (named === undefined)
    throw new HttpError(401, 'unauthorized', 'The signed request does not name its portal.');
  if (named !== String(portalId))
    throw new HttpError(403, 'forbidden', 'The request is for another portal.');
}
