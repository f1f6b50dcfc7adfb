/** The standard normal quantile of a two-sided interval of 95 %. */
const Z_95 = 1.959963984540054;

export type Interval = { low: number; high: number };

/** Wilson's 95 % interval of a share of `part` in `whole`, which holds for small numbers too; `whole` at least 1. */
export function wilsonInterval(part: number, whole: number): Interval {
  const share = part / whole;
  const z2 = Z_95 ** 2 / whole;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Z_95 / (1 + z2)) * Math.sqrt((share * (1 - share) + z2 / 4) / whole);
  return { low: centre - half, high: centre + half };
}

/** Newcombe's 95 % interval of the difference of two shares, first minus second, from their Wilson intervals. */
export function differenceInterval(
  first: { part: number; whole: number },
  second: { part: number; whole: number },
): Interval {
  const [p, q] = [first.part / first.whole, second.part / second.whole];
  const a = wilsonInterval(first.part, first.whole);
  const b = wilsonInterval(second.part, second.whole);
  return {
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}
