/** Quantile of type 7 (linear between order statistics) of ascending numbers; `p` in [0, 1]. At least one number is needed. */
export function quantileOfSorted(ascending: ArrayLike<number>, p: number): number {
  const position = (ascending.length - 1) * p;
  const below = ascending[Math.floor(position)];
  const above = ascending[Math.ceil(position)];
  if (below === undefined || above === undefined) {
    throw new RangeError('a quantile needs at least one number and p in [0, 1]');
  }
  return below + (above - below) * (position - Math.floor(position));
}
