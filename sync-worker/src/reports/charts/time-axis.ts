import { DAY_MS, type Day } from '@attain/shared/domain/basics/time';

import { MUTED } from './palette.ts';

/** First and last instant of the axis, in milliseconds. */
export type Range = { from: number; to: number };

const MONTH_DAYS = 31;
const MARK_WIDTH = 46;

const month = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });
const dayOfMonth = new Intl.DateTimeFormat('en-US', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** From the first to the last day; a day alone stands in the middle of a month. `undefined` without a day. */
export function rangeOf(days: readonly Day[]): Range | undefined {
  const instants = days.map((day) => Date.parse(day));
  if (instants.length === 0) return undefined;
  const [from, to] = [Math.min(...instants), Math.max(...instants)];
  const room = from === to ? (MONTH_DAYS / 2) * DAY_MS : 0;
  return { from: from - room, to: to + room };
}

/** Months, with the year where it begins; days where the whole is short. */
export function timeAxis({ from, to }: Range, width: number) {
  const marks = marksOf({ from, to }, Math.max(2, Math.floor(width / MARK_WIDTH)));
  const words = new Map(marks.map(({ at, words: text }) => [at, text]));
  return {
    type: 'value',
    min: from,
    max: to,
    axisLine: { onZero: false, lineStyle: { color: MUTED, width: 1 } },
    axisTick: { show: true, customValues: marks.map(({ at }) => at), lineStyle: { color: MUTED } },
    splitLine: { show: false },
    axisLabel: {
      color: MUTED,
      fontSize: 11,
      lineHeight: 14,
      customValues: marks.map(({ at }) => at),
      formatter: (at: number) => words.get(at) ?? '',
    },
  };
}

type Mark = { at: number; words: string };

function marksOf(range: Range, most: number): Mark[] {
  const days = (range.to - range.from) / DAY_MS;
  return days <= 2 * MONTH_DAYS ? dayMarks(range, most) : monthMarks(range, most);
}

function dayMarks({ from, to }: Range, most: number): Mark[] {
  const step = Math.max(1, Math.ceil((to - from) / DAY_MS / Math.min(most, 6)));
  const first = Math.ceil(from / DAY_MS) * DAY_MS;
  const marks: Mark[] = [];
  for (let at = first; at <= to; at += step * DAY_MS)
    marks.push({ at, words: dayOfMonth.format(at) });
  return marks.map((mark, n) => (n === 0 ? withYear(mark) : mark));
}

function monthMarks({ from, to }: Range, most: number): Mark[] {
  const start = new Date(from);
  const firsts: number[] = [];
  for (let n = start.getUTCDate() === 1 ? 0 : 1; ; n += 1) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + n, 1);
    if (at > to) break;
    firsts.push(at);
  }
  const every = [1, 2, 3, 6, 12, 24, 60].find((step) => firsts.length / step <= most) ?? 120;
  const kept = firsts.filter(
    (at) => (new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()) % every === 0,
  );
  return kept.map((at, n) => {
    const mark = { at, words: month.format(at) };
    return n === 0 || new Date(at).getUTCMonth() === 0 ? withYear(mark) : mark;
  });
}

function withYear({ at, words }: Mark): Mark {
  return { at, words: `${words}\n${new Date(at).getUTCFullYear()}` };
}
