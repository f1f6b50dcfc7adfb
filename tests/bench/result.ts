/** One measured figure next to its limit. Ratios and counts travel between machines; times do not. */
export type BenchResult = {
  name: string;
  value: number;
  unit: string;
  /** Absent where a figure is told and not held. */
  limit?: number;
  pass?: boolean;
};

type Naming = { name: string; unit: string };

export function atMost(naming: Naming, value: number, limit: number): BenchResult {
  return { ...naming, value, limit, pass: value <= limit };
}

export function atLeast(naming: Naming, value: number, limit: number): BenchResult {
  return { ...naming, value, limit, pass: value >= limit };
}
