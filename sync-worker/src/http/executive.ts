import type { Caller } from './caller.ts';
import { HttpError } from './errors.ts';

/** Whether the caller is a person whom the configuration names as an executive of ours. */
export function isExecutive(caller: Caller, executives: readonly string[]): boolean {
  if (caller.kind !== 'hubspot_user') return false;
  const { userId, email } = caller;
  return executives.some((name) => name === userId || name.toLowerCase() === email);
}

/**
 * Lets only those sign for us whom the configuration names as executives (V29): people in HubSpot, by the id or the address
 * that HubSpot's signature vouches for. A program has neither and signs nothing.
 *
 * @throws {HttpError} 403
 */
export function requireExecutive(caller: Caller, executives: readonly string[]): void {
  if (caller.kind !== 'hubspot_user') {
    throw forbidden('Only a person in HubSpot signs, not a program: sign on the company record.');
  }
  if (isExecutive(caller, executives)) return;
  throw forbidden(
    executives.length === 0
      ? 'Nobody may sign yet: name the executives under agreements.signOff.executives in the configuration.'
      : `HubSpot user ${caller.userId} is none of the executives that the configuration names under agreements.signOff.executives.`,
  );
}

function forbidden(message: string): HttpError {
  return new HttpError(403, 'forbidden', message);
}
