/** Facts of the goal itself by their points, then those about the account, and no more than are read. */
export function mostPointsFirst<Fact extends object>(
  own: (Fact & { points: number })[],
  others: readonly Fact[],
  most: number,
): readonly Fact[] {
  if (own.length > 1) own.sort((a, b) => b.points - a.points);
  if (others.length === 0 && own.length <= most) return own;
  return [...own, ...others].slice(0, most);
}
