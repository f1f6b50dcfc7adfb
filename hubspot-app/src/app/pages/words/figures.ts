import type { Formats } from '@attain/ui/words/formats';

/** Every account is scored once a week at least; older figures say that something stopped. */
const FRESH_DAYS = 8;
const DAY_MS = 86_400_000;

/** `+3.5 points`, with its sign. */
export function pointsInWords(points: number, format: Formats): string {
  const amount = format.number(Math.abs(points));
  const sign = points > 0 ? '+' : points < 0 ? '-' : '';
  return `${sign}${amount} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}

/** The day of figures that are out of date; `null` while they are not. */
export function ageOf(scoredAt: string, today: string): string | null {
  const day = scoredAt.slice(0, 10);
  return Date.parse(today) - Date.parse(day) > FRESH_DAYS * DAY_MS ? day : null;
}

/** `2026-Q4` as people say it. */
export function quarterInWords(quarter: string): string {
  return quarter.split('-').toReversed().join(' ');
}
