/**
 * ISO 8601 texts of instants. A page of records holds four hundred of them, so they are put
 * together from ready pieces: `Date.toISOString` alone would be half the cost of a list page.
 */
const DAY_MS = 86_400_000;
const TWO = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
const THREE = Array.from({ length: 1_000 }, (_, value) => String(value).padStart(3, '0'));
const DAYS_KEPT = 20_000;

const days = new Map<number, string>();
let lastAt = NaN;
let lastText = '';

/** `2026-11-22T08:27:17.597Z`; `at` in whole milliseconds. */
export function iso(at: number): string {
  if (at === lastAt) return lastText;
  const number = Math.floor(at / DAY_MS);
  const ms = at - number * DAY_MS;
  const seconds = Math.floor(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  lastText =
    `${dayText(number)}T${TWO[Math.floor(minutes / 60)]}:${TWO[minutes % 60]}` +
    `:${TWO[seconds % 60]}.${THREE[ms - seconds * 1_000]}Z`;
  lastAt = at;
  return lastText;
}

/** `2026-11-22`, of the day in UTC. */
export function isoDay(at: number): string {
  return dayText(Math.floor(at / DAY_MS));
}

function dayText(number: number): string {
  const known = days.get(number);
  if (known) return known;
  if (days.size >= DAYS_KEPT) days.clear();
  const text = new Date(number * DAY_MS).toISOString().slice(0, 10);
  days.set(number, text);
  return text;
}
