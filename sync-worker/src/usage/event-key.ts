import { hash } from 'node:crypto';

const MINUTE_MS = 60_000;
const TIME_CHARS = 6;
/** 96 bits: the chance that one event of a hundred million is taken for another is one in ten billion. */
const HASH_CHARS = 16;

/** The first 48 bits of a UUID of version 7 are its time. */
const UUID_7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
/** `node-next-1700000000000-...`: 13 digits on their own are milliseconds since 2001. */
const MILLISECONDS = /(?:^|\D)(\d{13})(?:\D|$)/;

/**
 * Identity of an event that its sender gave an id. The id alone decides; where it holds a time, the keys of neighbours
 * are neighbours, which makes the store several times as fast as keys in random order.
 */
export function keyOfId(source: string, id: string): string {
  return keyAt(timeIn(id), `${source}\n${id}`);
}

/** Identity by content: of events that have no id, but a time that they always come with. */
export function keyAt(at: number | null, content: string): string {
  const digest = hash('sha256', content, 'base64url');
  if (at === null) return digest.slice(0, TIME_CHARS + HASH_CHARS);
  const minutes = Math.max(0, Math.floor(at / MINUTE_MS));
  return minutes.toString(36).padStart(TIME_CHARS, '0') + digest.slice(0, HASH_CHARS);
}

function timeIn(id: string): number | null {
  const uuid = UUID_7.exec(id);
  if (uuid) return Number.parseInt(`${uuid[1]}${uuid[2]}`, 16);
  const digits = MILLISECONDS.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}
