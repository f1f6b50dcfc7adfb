export type Refusal = { reason: string; count: number };

/** Rows that could not be used, by the reason. */
export type Refusals = {
  add(reason: string, count?: number): void;
  /** Most first; beyond the first hundred reasons the rest stand together. */
  list(): readonly Refusal[];
  total(): number;
};

/** A reason may quote the row: there can be as many as there are rows. */
const MOST_REASONS = 100;
const REST = 'other reasons';

export function refusals(): Refusals {
  const counts = new Map<string, number>();
  return {
    add(reason, count = 1) {
      const kept = counts.has(reason) || counts.size < MOST_REASONS ? reason : REST;
      counts.set(kept, (counts.get(kept) ?? 0) + count);
    },
    list: () =>
      [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    total: () => [...counts.values()].reduce((total, count) => total + count, 0),
  };
}
