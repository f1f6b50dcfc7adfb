import { addDays } from '../domain/basics/time.ts';
import type { TrendRow } from '../domain/value/results.ts';
import { words } from './figure-words.ts';

type Quarter = Pick<TrendRow, 'from' | 'to'>;

/** `Q3 2026`. */
export function quarterName({ to }: Pick<Quarter, 'to'>): string {
  const quarter = Math.ceil(Number(to.slice(5, 7)) / 3);
  return `Q${quarter} ${to.slice(0, 4)}`;
}

/** The same with its days where the period cuts it short: `Q3 2026 (Jul 1, 2026 to Jul 9, 2026)`. */
export function quarterWithDays(quarter: Quarter): string {
  const { from, to } = quarter;
  const isWhole = isFirstOfQuarter(from) && isFirstOfQuarter(addDays(to, 1));
  if (isWhole) return quarterName(quarter);
  const days = from === to ? words.date(from) : `${words.date(from)} to ${words.date(to)}`;
  return `${quarterName(quarter)} (${days})`;
}

function isFirstOfQuarter(day: Quarter['from']): boolean {
  return day.endsWith('-01') && Number(day.slice(5, 7)) % 3 === 1;
}
