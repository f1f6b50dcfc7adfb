import { randomBytes } from 'node:crypto';

import type { Instant } from '@attain/shared/domain/basics/time';

import { idOf } from '../identity.ts';
import { RecordNotFoundError, RefusedError } from '../ports/errors.ts';
import type { PortalStore } from '../ports/store.ts';
import type { UsageSource } from '../ports/usage.ts';
import { hashOfKey } from './key-holders.ts';

const NAME = /^[a-z0-9][a-z0-9_-]{0,39}$/;
/** What files brought, which are no sender. */
const RESERVED: ReadonlySet<string> = new Set(['files']);
const KEY_BYTES = 24;
const HINT_CHARS = 4;
const MOST_KEYS = 10;

/** A key as it is told once, to whoever made it. */
export type NewKey = { id: string; key: string };

/**
 * Makes a source that sends its events, with its first write key.
 *
 * @throws {RefusedError} for a name that is taken, or no name.
 */
export async function addSource(
  { usage }: PortalStore,
  name: string,
  at: Instant,
): Promise<NewKey> {
  if (!NAME.test(name)) {
    throw new RefusedError(
      'invalid_name',
      `"${name}" cannot name a source: use up to 40 small letters, digits, - and _.`,
      [{ field: 'name', message: 'use up to 40 small letters, digits, - and _' }],
    );
  }
  if (RESERVED.has(name) || !(await usage.createSource({ name, kind: 'http', at }))) {
    throw new RefusedError('name_taken', `There is a source ${name} already: take another name.`, [
      { field: 'name', message: 'is taken' },
    ]);
  }
  return makeKey(usage, name, at);
}

/**
 * Makes another key for a source: both hold until the old one is revoked, so that keys are changed without a gap.
 *
 * @throws {RecordNotFoundError} for an unknown source.
 * @throws {RefusedError} where the source has too many, or does not send.
 */
export async function addKey({ usage }: PortalStore, name: string, at: Instant): Promise<NewKey> {
  const source = await namedSource(usage, name);
  if (source.kind !== 'http') {
    throw new RefusedError('not_sending', `${name} does not send its events: it needs no key.`);
  }
  const held = (await usage.writeKeys()).filter(
    (key) => key.source === name && key.revokedAt === null,
  );
  if (held.length >= MOST_KEYS) {
    throw new RefusedError(
      'too_many_keys',
      `${name} has ${held.length} keys: revoke those that nobody uses.`,
    );
  }
  return makeKey(usage, name, at);
}

/** @throws {RecordNotFoundError} for a key that is unknown or revoked already. */
export async function revokeKey({ usage }: PortalStore, id: string, at: Instant): Promise<void> {
  if (!(await usage.revokeWriteKey(id, at)))
    throw new RecordNotFoundError(`There is no write key ${id} that still holds.`);
}

/** Closes a source, or opens it again. @throws {RecordNotFoundError} for an unknown one. */
export async function closeSource(
  { usage }: PortalStore,
  name: string,
  closedAt: Instant | null,
): Promise<void> {
  if (!(await usage.closeSource(name, closedAt))) throw unknownSource(name);
}

async function makeKey(usage: PortalStore['usage'], source: string, at: Instant): Promise<NewKey> {
  const key = `wk_${randomBytes(KEY_BYTES).toString('base64url')}`;
  const hash = hashOfKey(key);
  const id = idOf('write key', hash);
  await usage.addWriteKey({ id, source, hash, hint: key.slice(-HINT_CHARS), at });
  return { id, key };
}

async function namedSource(usage: PortalStore['usage'], name: string): Promise<UsageSource> {
  const found = (await usage.sources()).find((source) => source.name === name);
  if (!found) throw unknownSource(name);
  return found;
}

function unknownSource(name: string): RecordNotFoundError {
  return new RecordNotFoundError(
    `There is no source ${name}: \`attain usage\` lists those there are.`,
  );
}
