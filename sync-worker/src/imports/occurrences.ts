import { DatabaseSync } from 'node:sqlite';

import { digestOf, type Parts } from '../identity.ts';

export type Occurrence = {
  /** 1 for the first row with this identity, 2 for the next. */
  count: number;
  firstLine: number;
};

/** Counts rows of one file that are the same, for a file of any length. */
export type Occurrences = {
  /** `order` is a number that tends to grow through the file, such as its time: it keeps neighbours together. */
  note(order: number, digest: Buffer, line: number): Occurrence;
  close(): void;
};

const CACHE_KIB = 32 * 1024;
const DIGEST_BYTES = 16;

/**
 * A private temporary database that SQLite deletes by itself: small files stay in its cache, and of a file of many
 * millions of rows only the cache is in memory. A set in the heap would grow with the file.
 */
export function countOccurrences(): Occurrences {
  const database = new DatabaseSync('');
  database.exec(`
    pragma journal_mode = off;
    pragma synchronous = off;
    pragma temp_store = file;
    pragma cache_size = -${CACHE_KIB};
    create table seen (
      at integer not null, digest blob not null, line integer not null, n integer not null,
      primary key (at, digest)
    ) without rowid;
    begin`);
  const note = database.prepare(
    `insert into seen values (?, ?, ?, 1)
     on conflict do update set n = n + 1 returning n as count, line as firstLine`,
  );
  return {
    note: (order, digest, line) =>
      note.get(order, digest.subarray(0, DIGEST_BYTES), line) as Occurrence,
    close: () => {
      database.close();
    },
  };
}

/** Whether a row was in the file before: not at all, the same, or with other content under the same identity. */
export type Repetition =
  | { kind: 'first' }
  | { kind: 'same' }
  | { kind: 'other'; firstLine: number };

export function repetition(
  occurrences: Occurrences,
  { order, line }: { order: number; line: number },
  identity: Parts,
  content: Parts,
): Repetition {
  const ofIdentity = occurrences.note(order, digestOf('identity', ...identity), line);
  const ofContent = occurrences.note(order, digestOf('content', ...identity, ...content), line);
  if (ofIdentity.count > ofContent.count) return { kind: 'other', firstLine: ofIdentity.firstLine };
  return { kind: ofIdentity.count === 1 ? 'first' : 'same' };
}
