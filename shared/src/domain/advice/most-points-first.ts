/** Facts of the goal itself by their points, then those about the account, and no more than are read. */
export function mostPointsFirst<Fact extends object>(
  own: readonly (Fact & { points: number })[],
  others: readonly Fact[],
  most: number,
): Fact[] {
  return [...own.toSorted((a, b) => b.points - a.points), ...others].slice(0, most);
}
