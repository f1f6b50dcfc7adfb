import type { Reading } from '../goals/goal.ts';

/**
 * At most so many readings of a curve, spread over its time and not over its number, so that a week of hourly readings does not push out
 * two years of monthly ones. The span is cut into equal parts, of each the last reading stays; the first and the last of all always do.
 *
 * @param readings oldest first
 * @param most 2 or more
 */
export function thinned(readings: readonly Reading[], most: number): readonly Reading[] {
  const [first] = readings;
  const last = readings.at(-1);
  if (readings.length <= most || first === undefined || last === undefined) return readings;
  const parts = most - 1;
  const span = last.measuredAt - first.measuredAt;
  const partOf = ({ measuredAt }: Reading) =>
    Math.min(parts - 1, Math.floor(((measuredAt - first.measuredAt) / span) * parts));
  const kept: Reading[] = [first];
  readings.forEach((reading, index) => {
    const next = readings[index + 1];
    if (index > 0 && (next === undefined || partOf(next) !== partOf(reading))) kept.push(reading);
  });
  return kept;
}
