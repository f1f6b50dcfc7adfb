import { withoutNoise } from '../basics/rounding.ts';
import type { Settings } from '../settings.ts';

/**
 * How fast it goes: progress / expected progress (C11). 1 is as planned.
 *
 * @returns `null` without an expectation, and while less than 10 % is expected: a young goal has no pace.
 */
export function pace(
  progress: number,
  expected: number | null,
  settings: Pick<Settings, 'pace'>,
): number | null {
  if (expected === null || expected < settings.pace.unknownWhileExpectedBelow) return null;
  return withoutNoise(progress / expected);
}

/** Below 0.9; an unknown pace is not behind. */
export function isBehind(value: number | null, settings: Pick<Settings, 'pace'>): boolean {
  return value !== null && value < settings.pace.behindBelow;
}
