import type { UsageAccountRef, UsageEvent } from '../../ports/usage.ts';

/**
 * Events by column, each text once: a tenth of the objects, and what goes to another thread as a few blocks of memory.
 * `NaN` and the place {@link NOTHING} stand for `null`.
 */
export type PackedEvents = {
  count: number;
  accounts: readonly UsageAccountRef[];
  texts: readonly string[];
  /** Places of the account, the event, the user and the session, four an event. */
  places: Uint32Array;
  /** The instant and the duration, two an event. */
  times: Float64Array;
  days: Int32Array;
  lines: Uint32Array;
  countsUsers: Uint8Array;
  /** All keys in one text, and where each of them ends. */
  keys: string;
  keyEnds: Uint32Array;
  /** Of the events that have any, by their place. */
  numbers: ReadonlyMap<number, Readonly<Record<string, number>>>;
};

const NOTHING = 0xffffffff;

/** Takes up to `most` events. */
export function eventPacker(most: number) {
  const accounts = places<UsageAccountRef>();
  const texts = places<string>();
  const at = new Uint32Array(most * 4);
  const times = new Float64Array(most * 2);
  const days = new Int32Array(most);
  const lines = new Uint32Array(most);
  const countsUsers = new Uint8Array(most);
  const keys: string[] = [];
  const keyEnds = new Uint32Array(most);
  const numbers = new Map<number, Readonly<Record<string, number>>>();
  let keyChars = 0;
  let count = 0;
  const textAt = (text: string | null) => (text === null ? NOTHING : texts.placeOf(text));

  return {
    count: () => count,
    add(event: UsageEvent, line: number): void {
      at[count * 4] = accounts.placeOf(event.account);
      at[count * 4 + 1] = texts.placeOf(event.event);
      at[count * 4 + 2] = textAt(event.user);
      at[count * 4 + 3] = textAt(event.session);
      times[count * 2] = event.at;
      times[count * 2 + 1] = event.durationSeconds ?? Number.NaN;
      days[count] = event.day;
      lines[count] = line;
      countsUsers[count] = event.countsUsers ? 1 : 0;
      keys.push(event.key);
      keyChars += event.key.length;
      keyEnds[count] = keyChars;
      if (event.numbers !== null) numbers.set(count, event.numbers);
      count += 1;
    },
    packed: (): PackedEvents => ({
      count,
      accounts: accounts.all,
      texts: texts.all,
      places: at,
      times,
      days,
      lines,
      countsUsers,
      keys: keys.join(''),
      keyEnds,
      numbers,
    }),
  };
}

function places<T>() {
  const known = new Map<T, number>();
  const all: T[] = [];
  return {
    all,
    placeOf(value: T): number {
      const place = known.get(value);
      if (place !== undefined) return place;
      known.set(value, all.length);
      all.push(value);
      return all.length - 1;
    },
  };
}

/** The events as they were packed, in order. */
export function unpackedEvents(packed: PackedEvents): UsageEvent[] {
  const { accounts, texts, places, times, keys, keyEnds, numbers } = packed;
  const textOf = (place = NOTHING) => (place === NOTHING ? null : (texts[place] ?? null));
  const events: UsageEvent[] = [];
  let keyStart = 0;
  for (let n = 0; n < packed.count; n += 1) {
    const account = accounts[places[n * 4] ?? 0];
    const event = textOf(places[n * 4 + 1]);
    if (account === undefined || event === null) throw new Error('an event was packed badly');
    const seconds = times[n * 2 + 1] ?? Number.NaN;
    const keyEnd = keyEnds[n] ?? keyStart;
    events.push({
      account,
      event,
      at: times[n * 2] ?? 0,
      day: packed.days[n] ?? 0,
      user: textOf(places[n * 4 + 2]),
      session: textOf(places[n * 4 + 3]),
      durationSeconds: Number.isNaN(seconds) ? null : seconds,
      numbers: numbers.get(n) ?? null,
      countsUsers: packed.countsUsers[n] === 1,
      key: keys.slice(keyStart, keyEnd),
    });
    keyStart = keyEnd;
  }
  return events;
}

/** The memory of packed events that another thread can take over without a copy. */
export function memoryOf(packed: PackedEvents): ArrayBuffer[] {
  const { places, times, days, lines, countsUsers, keyEnds } = packed;
  return [places, times, days, lines, countsUsers, keyEnds].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
