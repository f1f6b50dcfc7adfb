/**
 * A total of some weeks per active user and week (A12, A13): who was there in two of four weeks counts twice, so that a
 * rate says how intensely the product is used and not by how many.
 *
 * @returns `null` where nobody was active.
 */
export function perUserWeek(total: number, weeklyActiveUsers: readonly number[]): number | null {
  const userWeeks = weeklyActiveUsers.reduce((sum, users) => sum + users, 0);
  return userWeeks > 0 ? total / userWeeks : null;
}

/** Share of the configured key features that somebody used, [0, 1] (A14); `null` where none are configured. */
export function keyFeatureAdoption(used: number, configured: number): number | null {
  return configured > 0 ? used / configured : null;
}
