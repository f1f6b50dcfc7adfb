import { createHash } from 'node:crypto';

import type {
  OutcomeCounts,
  PulledCell,
  PulledUserDay,
  UsageAccountRef,
  UsageOutcome,
} from '../../ports/usage.ts';

const refKey = ({ by, value }: UsageAccountRef) => `${by} ${value}`;

/** All that a source says of one day, as it would be stored. */
export type GatheredDay = {
  addCell(cell: PulledCell): void;
  addUserDay(userDay: PulledUserDay): void;
  count(outcome: UsageOutcome, by: number): void;
  cells(): readonly PulledCell[];
  userDays(): readonly PulledUserDay[];
  outcomes(): OutcomeCounts;
  /** Rows that it takes in memory. */
  size(): number;
  /** The same for the same content, in whatever order it came. */
  digest(): string;
};

export function gatheredDay(): GatheredDay {
  const cells = new Map<string, PulledCell>();
  const userDays = new Map<string, PulledUserDay>();
  const outcomes: Partial<Record<UsageOutcome, number>> = {};

  return {
    addCell(cell) {
      const key = `${refKey(cell.account)}\n${cell.event}`;
      const known = cells.get(key);
      cells.set(key, known === undefined ? cell : added(known, cell));
    },
    addUserDay(userDay) {
      const key = `${refKey(userDay.account)}\n${userDay.user}`;
      const known = userDays.get(key);
      userDays.set(
        key,
        known === undefined
          ? userDay
          : {
              ...known,
              sessions: known.sessions + userDay.sessions,
              durationSeconds: sum(known.durationSeconds, userDay.durationSeconds),
            },
      );
    },
    count(outcome, by) {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + by;
    },
    cells: () => [...cells.values()],
    userDays: () => [...userDays.values()],
    outcomes: () => outcomes,
    size: () => cells.size + userDays.size,
    digest() {
      const digest = createHash('sha256');
      for (const map of [cells, userDays])
        for (const key of [...map.keys()].sort())
          digest.update(JSON.stringify([key, map.get(key)]));
      return digest.digest('base64url').slice(0, 22);
    },
  };
}

function added(a: PulledCell, b: PulledCell): PulledCell {
  return {
    ...a,
    count: a.count + b.count,
    durationSeconds: sum(a.durationSeconds, b.durationSeconds),
    numbers:
      a.numbers === null || b.numbers === null
        ? (a.numbers ?? b.numbers)
        : sums(a.numbers, b.numbers),
  };
}

function sums(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> {
  const both: Record<string, number> = { ...a };
  for (const [name, value] of Object.entries(b)) both[name] = (both[name] ?? 0) + value;
  return both;
}

/** `null` is what nobody reported: nothing and nothing stays nothing. */
export function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : a + b;
}
