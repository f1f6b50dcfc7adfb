import { isWithin } from '../settings/keys.ts';
import type { Caller } from './caller.ts';
import { HttpError } from './errors.ts';

/**
 * Why a caller may not save settings; `null` where it may. Until administrators are named everybody may whom HubSpot lets
 * open the settings page; programs always may, by their key.
 */
export function whyNotSave(caller: Caller, administrators: readonly string[]): string | null {
  if (caller.kind === 'program') return null;
  if (caller.kind === 'hubspot') return 'Only a person saves settings, or a program with its key.';
  if (administrators.length === 0 || isAdministrator(caller, administrators)) return null;
  return `HubSpot user ${caller.userId} is none of the administrators: ask one of them, or have them add you under roles.administrators.`;
}

/** @throws {HttpError} 403 */
export function requireAdministrator(caller: Caller, administrators: readonly string[]): void {
  const why = whyNotSave(caller, administrators);
  if (why !== null) throw new HttpError(403, 'forbidden', why);
}

/** Whether a list leaves the caller without the right that they use: nobody of them could take it back then. */
export function locksOut(caller: Caller, administrators: readonly string[]): boolean {
  return caller.kind === 'hubspot_user' && whyNotSave(caller, administrators) !== null;
}

/** Who signs, and who may say who signs. */
const POWERS = ['agreements', 'roles'] as const;
const ADMINISTRATORS = 'roles.administrators';

/**
 * Why the caller may not change these keys yet; `null` where it may. While nobody is named an administrator, a person could
 * name themselves an executive and sign for us (V29): they name themselves administrator first, in a version of its own,
 * where the history shows it.
 */
export function whyNotYet(
  caller: Caller,
  administrators: readonly string[],
  keys: readonly string[],
): string | null {
  if (caller.kind === 'program' || administrators.length > 0) return null;
  const powers = keys.filter((key) => isWithin(key, POWERS));
  if (powers.length === 0 || keys.every((key) => key === ADMINISTRATORS)) return null;
  return `${powers.join(', ')} cannot be changed before an administrator is named: name yourself under Roles, save that alone, and then repeat this.`;
}

function isAdministrator(
  { userId, email }: Extract<Caller, { kind: 'hubspot_user' }>,
  administrators: readonly string[],
): boolean {
  return administrators.some((name) => name === userId || name.toLowerCase() === email);
}
