import { withoutNoise } from '../basics/rounding.ts';

/** One point of a curve: how far up it is, and in which period. */
export type CurvePoint = { height: number; period: number };

/** Where a curve stands; indexes into its points. */
export type Turn =
  | { code: 'plateau'; begin: number }
  | { code: 'decline'; begin: number }
  /** Up again after a fall: from its lowest point. */
  | { code: 'recovery'; begin: number; fellFrom: number }
  /** Up after standing still: from the end of the plateau. */
  | { code: 'resumption'; begin: number; stoodFrom: number };

export type TurnEdges = {
  /** Moves of up to this height are none. */
  band: number;
  /** A plateau spans so many periods or more. */
  plateauPeriods: number;
};

/**
 * The last thing that happened to a curve, looking back from its end.
 *
 * @param points oldest first, one a period
 * @returns `null` for a curve that goes up from its beginning, has regained what it lost, or is too short to say.
 */
export function lastTurn(points: readonly CurvePoint[], edges: TurnEdges): Turn | null {
  const end = points.length - 1;
  const last = points[end];
  if (last === undefined) return null;
  const begin = flatFrom(points, end, edges);
  if (spans(points, begin, end, edges)) return { code: 'plateau', begin };
  const before = points[begin - 1];
  if (before === undefined) return null;
  return before.height > last.height ? fall(points, edges) : rise(points, edges);
}

/** Since the highest point before: back until the curve was lower than that by more than the band. */
function fall(points: readonly CurvePoint[], { band }: TurnEdges): Turn | null {
  const { index: begin, height: peak } = extreme(points, band, (a, b) => a - b);
  return isMove(peak - height(points, points.length - 1), band) ? { code: 'decline', begin } : null;
}

function rise(points: readonly CurvePoint[], edges: TurnEdges): Turn | null {
  const { band } = edges;
  const end = points.length - 1;
  const { index: trough, height: low, turned } = extreme(points, band, (a, b) => b - a);
  if (!isMove(height(points, end) - low, band)) return null;
  if (turned) {
    const fellFrom = highestUntil(points, trough);
    const regained = height(points, end) >= height(points, fellFrom);
    return regained ? null : { code: 'recovery', begin: trough, fellFrom };
  }
  const begin = points.findLastIndex((point) => !isMove(point.height - low, band));
  const stoodFrom = flatFrom(points, begin, edges);
  return spans(points, stoodFrom, begin, edges) ? { code: 'resumption', begin, stoodFrom } : null;
}

/** The first index from which on, up to `end`, no two points lie further apart than the band. */
function flatFrom(points: readonly CurvePoint[], end: number, { band }: TurnEdges): number {
  let low = height(points, end);
  let high = low;
  let begin = end;
  while (begin > 0) {
    const next = height(points, begin - 1);
    low = Math.min(low, next);
    high = Math.max(high, next);
    if (isMove(high - low, band)) break;
    begin -= 1;
  }
  return begin;
}

function spans(
  points: readonly CurvePoint[],
  begin: number,
  end: number,
  { plateauPeriods }: TurnEdges,
): boolean {
  const periods = (points[end]?.period ?? 0) - (points[begin]?.period ?? 0);
  return begin < end && periods >= plateauPeriods;
}

/** The latest of the most extreme points, going back until the curve has turned by more than the band. */
function extreme(
  points: readonly CurvePoint[],
  band: number,
  beyond: (a: number, b: number) => number,
): { index: number; height: number; turned: boolean } {
  let index = points.length - 1;
  let most = height(points, index);
  for (let at = index - 1; at >= 0; at -= 1) {
    const next = height(points, at);
    if (beyond(next, most) > 0) {
      most = next;
      index = at;
    } else if (isMove(beyond(most, next), band)) {
      return { index, height: most, turned: true };
    }
  }
  return { index, height: most, turned: false };
}

function highestUntil(points: readonly CurvePoint[], end: number): number {
  let highest = 0;
  for (let at = 1; at <= end; at += 1) {
    if (height(points, at) >= height(points, highest)) highest = at;
  }
  return highest;
}

function height(points: readonly CurvePoint[], index: number): number {
  return points[index]?.height ?? 0;
}

function isMove(difference: number, band: number): boolean {
  return withoutNoise(difference) > withoutNoise(band);
}
