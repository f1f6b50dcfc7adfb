const WINDOW_MS = 60_000;

/** Counts what a link is used for, so that whoever holds it cannot flood the history. In memory: a restart begins anew. */
export type RateBound = {
  /** Seconds to wait, or 0: go on. */
  secondsToWait(linkId: string): number;
};

export function rateBound(mostAMinute: number, now: () => number): RateBound {
  let began = Number.NEGATIVE_INFINITY;
  const counts = new Map<string, number>();
  return {
    secondsToWait(linkId) {
      if (now() - began >= WINDOW_MS) {
        counts.clear();
        began = now();
      }
      const count = (counts.get(linkId) ?? 0) + 1;
      if (count > mostAMinute) return Math.ceil((began + WINDOW_MS - now()) / 1_000);
      counts.set(linkId, count);
      return 0;
    },
  };
}
