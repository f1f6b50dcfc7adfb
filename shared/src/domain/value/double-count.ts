import type { DoubleCount } from './results.ts';
import { valuesHours } from './value-amount.ts';
import type { ValueLine } from './value-line.ts';

/**
 * Pairs of lines that count one quantity over the same days (C05). While there is one, value and ROI are not published.
 *
 * Two lines count one quantity when they name the same source. Hours enter once (C07): soft savings and opportunity cost
 * of equally many hours of one goal are the same hours too, unless both name a source, and another one.
 *
 * @param lines those that count; excluded, disputed and incomplete ones double nothing
 */
export function doubleCounts(lines: readonly ValueLine[]): DoubleCount[] {
  const pairs: DoubleCount[] = [];
  lines.forEach((second, index) => {
    for (const first of lines.slice(0, index)) {
      const quantity = sharedQuantity(first, second);
      if (quantity === null || !overlap(first, second)) continue;
      pairs.push({
        first: first.id,
        second: second.id,
        sourceMetric: quantity,
        text: `"${first.description}" and "${second.description}" both count ${quantity} over the same days: exclude one of them.`,
      });
    }
  });
  return pairs;
}

function sharedQuantity(a: ValueLine, b: ValueLine): string | null {
  const [sourceA, sourceB] = [sourceOf(a), sourceOf(b)];
  if (sourceA !== null && sourceB !== null) return sourceA === sourceB ? b.sourceMetric : null;
  return areSameHours(a, b) ? 'the same hours' : null;
}

/** Written by people: "Hours saved" and "hours saved " are one source. */
function sourceOf({ sourceMetric }: ValueLine): string | null {
  return sourceMetric?.trim().toLowerCase() || null;
}

function areSameHours(a: ValueLine, b: ValueLine): boolean {
  return (
    valuesHours(a) &&
    valuesHours(b) &&
    a.type !== b.type &&
    a.goalId === b.goalId &&
    a.quantity !== null &&
    a.quantity === b.quantity &&
    a.recurring === b.recurring
  );
}

function overlap(a: ValueLine, b: ValueLine): boolean {
  return a.startsAt <= b.endsAt && b.startsAt <= a.endsAt;
}
