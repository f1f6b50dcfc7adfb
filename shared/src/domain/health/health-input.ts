import type { Instant } from '../basics/time.ts';

/** What is known for one health component at one instant. */
export type HealthInput = {
  state: 'fresh' | 'stale' | 'missing';
  input: number | null;
  /** When a fresh input becomes stale; `null` = never. */
  staleAt: Instant | null;
  lowConfidence: boolean;
  detail: string;
};

/** Never measured; `detail` says how to get it. */
export function missing(detail: string): HealthInput {
  return { state: 'missing', input: null, staleAt: null, lowConfidence: false, detail };
}

/** Measured, and too old to count once `staleAt` has passed. */
export function measured(
  input: number,
  detail: string,
  {
    staleAt,
    now,
    lowConfidence = false,
  }: {
    staleAt: Instant | null;
    now: Instant;
    lowConfidence?: boolean;
  },
): HealthInput {
  const state = staleAt !== null && now > staleAt ? 'stale' : 'fresh';
  return { state, input, staleAt, lowConfidence, detail };
}
