import type { TrendRow } from '../domain/value/results.ts';

/** `Q3 2026`. */
export function quarterName({ to }: Pick<TrendRow, 'to'>): string {
  const quarter = Math.ceil(Number(to.slice(5, 7)) / 3);
  return `Q${quarter} ${to.slice(0, 4)}`;
}
