import type { DoubleCount } from './results.ts';
import type { ValueLine } from './value-line.ts';

/**
 * Pairs of lines that count one source quantity over the same days (C05). While there is one, value and ROI are not
 * published. Excluded and disputed lines count nowhere, so they double nothing.
 */
export function doubleCounts(lines: readonly ValueLine[]): DoubleCount[] {
  const pairs: DoubleCount[] = [];
  const earlier = new Map<string, ValueLine[]>();
  for (const line of lines) {
    const source = sourceOf(line);
    if (source === null) continue;
    const sameSource = earlier.get(source) ?? [];
    for (const other of sameSource) {
      if (overlap(other, line)) {
        pairs.push({ first: other.id, second: line.id, sourceMetric: line.sourceMetric ?? source });
      }
    }
    earlier.set(source, [...sameSource, line]);
  }
  return pairs;
}

/** Written by people: "Hours saved" and "hours saved " are one source. */
function sourceOf({ sourceMetric, excluded, disputed }: ValueLine): string | null {
  if (excluded || disputed) return null;
  return sourceMetric?.trim().toLowerCase() || null;
}

function overlap(a: ValueLine, b: ValueLine): boolean {
  return a.startsAt <= b.endsAt && b.startsAt <= a.endsAt;
}
