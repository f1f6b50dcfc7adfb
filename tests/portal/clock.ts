/** What the portal calls "now", in milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** A clock that moves only when a test moves it. */
export interface VirtualClock extends Clock {
  advance(ms: number): void;
  set(instant: Date | string | number): void;
}

export const realClock: Clock = { now: () => Date.now() };

export function virtualClock(start: Date | string | number): VirtualClock {
  let now = new Date(start).getTime();
  return {
    now: () => now,
    advance: (ms) => void (now += ms),
    set: (instant) => void (now = new Date(instant).getTime()),
  };
}
