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

/** Of a key the last 96 bits are a digest, six bits a character. */
const DIGEST_CHARS = 16;
const CHARS_A_WORD = 5;
const FEWEST_SLOTS = 1 << 12;
/** Beyond so many rows, at about 20 bytes each, the rest goes to disk. */
const MOST_IN_MEMORY = 11_000_000;
const FULL = 0.7;
const MOST_COUNTED = 255;
const CACHE_KIB = 32 * 1024;

/** A table in plain arrays: a set of strings would take ten times the memory, and as much time to collect. */
export function seenKeys(mostInMemory = MOST_IN_MEMORY): SeenKeys {
  let table = slots(FEWEST_SLOTS);
  let used = 0;
  let disk: SeenKeys | undefined;
  const moreThanFit = new Map<string, number>();

  const grow = () => {
    const old = table;
    table = slots(old.size * 2);
    for (let slot = 0; slot < old.size; slot += 1) {
      if (old.lines[slot] !== 0) table.copy(old, slot);
    }
  };

  return {
    note(key, line, check) {
      const slot = table.find(key);
      if (table.lines[slot] !== 0) {
        return {
          count: counted(table, slot, key, moreThanFit),
          firstLine: table.lines[slot] ?? 0,
          firstCheck: table.checks[slot] ?? 0,
        };
      }
      if (used >= mostInMemory) return (disk ??= seenOnDisk()).note(key, line, check);
      table.set(slot, key, line, check);
      used += 1;
      if (used > table.size * FULL) grow();
      return { count: 1, firstLine: line, firstCheck: check };
    },
    close: () => disk?.close(),
  };
}

type Slots = ReturnType<typeof slots>;

function slots(size: number) {
  const mask = size - 1;
  const words = new Uint32Array(size * 3);
  const lines = new Uint32Array(size);
  const checks = new Uint32Array(size);
  const counts = new Uint8Array(size);

  const placeOf = (a: number, b: number, c: number): number => {
    let slot = (a ^ Math.imul(b, 0x9e3779b1)) & mask;
    while (
      lines[slot] !== 0 &&
      !(words[slot * 3] === a && words[slot * 3 + 1] === b && words[slot * 3 + 2] === c)
    ) {
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  const put = (slot: number, a: number, b: number, c: number) => {
    words[slot * 3] = a;
    words[slot * 3 + 1] = b;
    words[slot * 3 + 2] = c;
  };

  return {
    size,
    lines,
    checks,
    counts,
    words,
    find: (key: string) => placeOf(wordOf(key, 0), wordOf(key, 1), wordOf(key, 2)),
    set(slot: number, key: string, line: number, check: number) {
      put(slot, wordOf(key, 0), wordOf(key, 1), wordOf(key, 2));
      lines[slot] = line;
      checks[slot] = check;
      counts[slot] = 1;
    },
    copy(from: { words: Uint32Array; lines: Uint32Array; checks: Uint32Array; counts: Uint8Array }, at: number) {
      const [a = 0, b = 0, c = 0] = from.words.subarray(at * 3, at * 3 + 3);
      const slot = placeOf(a, b, c);
      put(slot, a, b, c);
      lines[slot] = from.lines[at] ?? 0;
      checks[slot] = from.checks[at] ?? 0;
      counts[slot] = from.counts[at] ?? 0;
    },
  };
}

function counted(
  { counts }: Slots,
  slot: number,
  key: string,
  moreThanFit: Map<string, number>,
): number {
  const before = counts[slot] ?? 0;
  if (before < MOST_COUNTED) {
    counts[slot] = before + 1;
    return before + 1;
  }
  const count = (moreThanFit.get(key) ?? MOST_COUNTED) + 1;
  moreThanFit.set(key, count);
  return count;
}

/** Five characters of the digest as 30 bits. */
function wordOf(key: string, word: number): number {
  const from = key.length - DIGEST_CHARS + word * CHARS_A_WORD;
  let bits = 0;
  for (let at = from; at < from + CHARS_A_WORD; at += 1) {
    bits = (bits << 6) | (SIX_BITS[key.charCodeAt(at) & 127] ?? 0);
  }
  return bits >>> 0;
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
