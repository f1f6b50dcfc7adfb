import { CrmRejectedError, MissingScopeError } from '../../ports/errors.ts';
import { errorBodyOf, isMissingScope, scopesOf } from './error-body.ts';
import { scrub } from './scrub.ts';
import type { Answer, ApiRequest } from './transport.ts';

/** The error for an answer that says our request is wrong. */
export function rejectionOf({ method, path }: ApiRequest, { status, text }: Answer): Error {
  const body = errorBodyOf(text);
  if (status === 403 && isMissingScope(body)) {
    const scopes = scopesOf(body);
    const names = scopes.length > 0 ? scopes.join(', ') : 'not named';
    return new MissingScopeError(
      `The HubSpot app lacks a scope for ${method} ${path} (${names}). Add it to the app and connect again.`,
      scopes,
    );
  }
  const words = body.message === undefined ? '' : `: ${scrub(body.message)}`;
  return new CrmRejectedError(`HubSpot refused ${method} ${path} with ${status}${words}`);
}
