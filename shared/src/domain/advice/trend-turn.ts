import { withoutNoise } from '../basics/rounding.ts';
import type { TrendObservation } from './results.ts';

/** Where a curve stands; `begin` and `before` are indexes into its points. */
export type Turn = {
  code: TrendObservation['code'];
  begin: number;
  /** Where a recovery fell from, and since where a resumption stood still. */
  before: number | null;
};

type Curve = {
  /** Oldest first. */
  heights: readonly number[];
  /** Moves of up to this height are none. */
  band: number;
  /** Whether a flat stretch between two points is long enough for a plateau. */
  isLong: (begin: number, end: number) => boolean;
};

/**
 * The last thing that happened to a curve, looking back from its end.
 *
 * @returns `null` for a curve that goes up from its beginning, has regained what it lost, or is too short to say.
 */
export function lastTurn(curve: Curve): Turn | null {
  const end = curve.heights.length - 1;
  const begin = flatFrom(curve, end);
  if (curve.isLong(begin, end)) return { code: 'plateau', begin, before: null };
  return heightAt(curve, begin - 1) > heightAt(curve, end) ? fall(curve, end) : rise(curve, end);
}

/** Since the highest point before: back until the curve was lower than that by more than the band. */
function fall(curve: Curve, end: number): Turn | null {
  const { index: begin } = extreme(curve, end, 1);
  const fallen = heightAt(curve, begin) - heightAt(curve, end);
  return isMove(fallen, curve) ? { code: 'decline', begin, before: null } : null;
}

function rise(curve: Curve, end: number): Turn | null {
  const { index: trough, turned } = extreme(curve, end, -1);
  const low = heightAt(curve, trough);
  const now = heightAt(curve, end);
  if (!isMove(now - low, curve)) return null;
  if (turned) {
    const { index: before } = extreme(curve, trough, 1);
    return now >= heightAt(curve, before) ? null : { code: 'recovery', begin: trough, before };
  }
  return resumption(curve, trough, end);
}

/** The latest plateau on the way up. */
function resumption(curve: Curve, trough: number, end: number): Turn | null {
  for (let begin = end - 1; begin >= trough; begin -= 1) {
    const before = flatFrom(curve, begin);
    if (curve.isLong(before, begin)) return { code: 'resumption', begin, before };
  }
  return null;
}

/** The first point from which on, up to `end`, no two lie further apart than the band. */
function flatFrom(curve: Curve, end: number): number {
  let low = heightAt(curve, end);
  let high = low;
  for (let at = end - 1; at >= 0; at -= 1) {
    const height = heightAt(curve, at);
    low = Math.min(low, height);
    high = Math.max(high, height);
    if (isMove(high - low, curve)) return at + 1;
  }
  return 0;
}

/** The latest of the highest points (the lowest, with sign -1), going back until the curve has turned by more than the band. */
function extreme(curve: Curve, end: number, sign: 1 | -1): { index: number; turned: boolean } {
  let index = end;
  for (let at = end - 1; at >= 0; at -= 1) {
    const beyond = sign * (heightAt(curve, at) - heightAt(curve, index));
    if (beyond > 0) index = at;
    else if (isMove(-beyond, curve)) return { index, turned: true };
  }
  return { index, turned: false };
}

function heightAt({ heights }: Curve, index: number): number {
  return heights[index] ?? 0;
}

function isMove(difference: number, { band }: Curve): boolean {
  return withoutNoise(difference) > band;
}
