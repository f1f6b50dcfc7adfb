import { randomUUID } from 'node:crypto';

import type { Instant } from '@attain/shared/domain/basics/time';

import { keyAt, keyOfId } from '../event-key.ts';
import { idIn, isObject, type JsonObject } from './values.ts';

/**
 * Identity of a call. Every client gives an id; a call that was written by hand without one is known by its content if it
 * tells its time, and otherwise counts whenever it comes, because two that look the same may be two.
 */
export function messageKey(
  source: string,
  id: unknown,
  statedAt: Instant | null,
  message: JsonObject,
): string {
  const known = idIn(id);
  if (known !== null) return keyOfId(source, known);
  return statedAt === null
    ? keyOfId(source, randomUUID())
    : keyAt(statedAt, `${source}\n${contentOf(message)}`);
}

/**
 * What a call says on its surface and that of its objects, without what a repeat changes. No deeper: to write a hostile
 * call of a million levels out as text takes seconds.
 */
function contentOf({ sentAt: _sentAt, sent_at: _sent_at, ...message }: JsonObject): string {
  const objects = Object.entries(message).filter(([, value]) => isObject(value));
  return JSON.stringify([
    surfaceOf(message),
    ...objects.map(([name, value]) => [name, surfaceOf(value as JsonObject)]),
  ]);
}

function surfaceOf(object: JsonObject): [string, unknown][] {
  return Object.entries(object).filter(([, value]) => typeof value !== 'object');
}
