import { DatabaseSync } from 'node:sqlite';

export type Seen = {
  /** 1 for the first row with this key, 2 for the next. */
  count: number;
  firstLine: number;
  /** What the first row was noted with. */
  firstCheck: number;
};

/** Which event keys were in a file before, for a file of any length. */
export type SeenKeys = {
  /** `check` is a number of 32 bits that tells what the first row under this key was. */
  note(key: string, line: number, check: number): Seen;
  close(): void;
};

/** The end of a key is a digest, six bits a character. */
const DIGEST_CHARS = 16;
const CHARS_A_WORD = 5;
const FEWEST_SLOTS = 1 << 12;
/** Beyond so many rows, at about 20 bytes each, the rest goes to disk. */
const MOST_IN_MEMORY = 11_000_000;
const FULL = 0.85;
const GROWTH = 1.6;
/** Rows are of about the same length throughout a file. */
const MARGIN = 1.05;
/** Repeats of a key that are counted in the table; few have more. */
const MOST_COUNTED = 255;
const CACHE_KIB = 32 * 1024;

type Options = {
  /** The share of the file that is read, so that room is made at once for what is to come; 0: it is not known. */
  shareRead?: () => number;
  mostInMemory?: number;
};

/** A table in plain arrays: a set of strings would take ten times the memory, and as much time to collect. */
export function seenKeys({
  shareRead = () => 0,
  mostInMemory = MOST_IN_MEMORY,
}: Options = {}): SeenKeys {
  let table = slots(FEWEST_SLOTS);
  let used = 0;
  let disk: SeenKeys | undefined;
  const moreThanFit = new Map<string, number>();

  const nextSize = () => {
    const share = shareRead();
    const rows = share > 0 ? Math.min(used / share, mostInMemory) : 0;
    return Math.ceil(Math.max(table.size * GROWTH, (rows * MARGIN) / FULL));
  };

  return {
    note(key, line, check) {
      const words = wordsOf(key);
      const slot = table.find(words);
      const known = table.lineAt(slot);
      if (known !== 0) {
        const counted = table.countAgain(slot);
        const count = counted <= MOST_COUNTED + 1 ? counted : countedBeyond(key, moreThanFit);
        return { count, firstLine: known, firstCheck: table.checkAt(slot) };
      }
      if (used >= mostInMemory) return (disk ??= seenOnDisk()).note(key, line, check);
      table.put(slot, words, { line, check, again: 0 });
      used += 1;
      if (used > table.size * FULL) table = grown(table, nextSize());
      return { count: 1, firstLine: line, firstCheck: check };
    },
    close: () => disk?.close(),
  };
}

function countedBeyond(key: string, counts: Map<string, number>): number {
  const count = (counts.get(key) ?? MOST_COUNTED + 1) + 1;
  counts.set(key, count);
  return count;
}

/** Three times 30 bits of the digest. */
type Words = readonly [number, number, number];
type Entry = { line: number; check: number; again: number };
type Slots = ReturnType<typeof slots>;

/** Three words and a line side by side, so that a look costs one access to memory; line 0 is a free slot. */
const WIDTH = 4;

function slots(size: number) {
  const cells = new Uint32Array(size * WIDTH);
  const again = new Uint8Array(size);
  let checks: Uint32Array | undefined;

  return {
    size,
    find([a, b, c]: Words): number {
      const spread = (Math.imul(a, SPREAD) ^ Math.imul(b, OTHER_SPREAD)) >>> 0;
      let slot = Math.floor((spread / RANGE) * size);
      for (;;) {
        const at = slot * WIDTH;
        if (cells[at + 3] === 0) return slot;
        if (cells[at] === a && cells[at + 1] === b && cells[at + 2] === c) return slot;
        slot = slot + 1 === size ? 0 : slot + 1;
      }
    },
    put(slot: number, words: Words, entry: Entry): void {
      const at = slot * WIDTH;
      for (let word = 0; word < words.length; word += 1) cells[at + word] = words[word] ?? 0;
      cells[at + 3] = entry.line;
      again[slot] = entry.again;
      if (entry.check !== 0) (checks ??= new Uint32Array(size))[slot] = entry.check;
    },
    wordsAt: (slot: number): Words => [
      cells[slot * WIDTH] ?? 0,
      cells[slot * WIDTH + 1] ?? 0,
      cells[slot * WIDTH + 2] ?? 0,
    ],
    lineAt: (slot: number): number => cells[slot * WIDTH + 3] ?? 0,
    checkAt: (slot: number): number => checks?.[slot] ?? 0,
    againAt: (slot: number): number => again[slot] ?? 0,
    /** How often the key was there by now, up to one more than can be counted. */
    countAgain(slot: number): number {
      const before = again[slot] ?? 0;
      if (before < MOST_COUNTED) again[slot] = before + 1;
      return before + 2;
    },
  };
}

const SPREAD = 0x9e3779b1;
const OTHER_SPREAD = 0x85ebca6b;
const RANGE = 2 ** 32;

function grown(from: Slots, size: number): Slots {
  const table = slots(size);
  for (let slot = 0; slot < from.size; slot += 1) {
    const line = from.lineAt(slot);
    if (line === 0) continue;
    const words = from.wordsAt(slot);
    const entry = { line, check: from.checkAt(slot), again: from.againAt(slot) };
    table.put(table.find(words), words, entry);
  }
  return table;
}

function wordsOf(key: string): Words {
  const from = key.length - DIGEST_CHARS;
  return [
    wordAt(key, from),
    wordAt(key, from + CHARS_A_WORD),
    wordAt(key, from + 2 * CHARS_A_WORD),
  ];
}

/** Five characters as 30 bits. */
function wordAt(key: string, from: number): number {
  let bits = 0;
  for (let at = from; at < from + CHARS_A_WORD; at += 1) {
    bits = (bits << 6) | (SIX_BITS[key.charCodeAt(at) & 127] ?? 0);
  }
  return bits;
}

const SIX_BITS = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((char, bits) => {
  SIX_BITS[char.charCodeAt(0)] = bits;
});

/** A private temporary database that SQLite deletes by itself; only its cache is in memory. */
function seenOnDisk(): SeenKeys {
  const database = new DatabaseSync('');
  database.exec(`
    pragma journal_mode = off;
    pragma synchronous = off;
    pragma temp_store = file;
    pragma cache_size = -${CACHE_KIB};
    create table seen (
      key text primary key, line integer not null, chk integer not null, n integer not null
    ) without rowid;
    begin`);
  const note = database.prepare(
    `insert into seen values (?, ?, ?, 1)
     on conflict do update set n = n + 1 returning n as count, line as firstLine, chk as firstCheck`,
  );
  return {
    note: (key, line, check) => note.get(key, line, check) as Seen,
    close: () => {
      database.close();
    },
  };
}
