import { date } from '@attain/shared/domain/basics/plain-words';
import { dayNumber, dayOf, type Day, type Instant } from '@attain/shared/domain/basics/time';
import type { Frequency } from '@attain/shared/domain/goals/goal';
import { type DaySpan, spansOf } from '@attain/shared/domain/usage/day-span';
import { type CalendarPeriod, countedIn, type Measure } from '@attain/shared/domain/usage/measure';
import { seatsInWords } from '@attain/shared/domain/usage/measure-words';
import { periodGap, type UsageReach } from '@attain/shared/domain/usage/usage-reach';

import type { Calendar } from '../../calendar.ts';
import type { StoredReading } from '../../ports/records.ts';
import { isForgotten, type UsageMeasures } from '../../usage/measures.ts';
import type { MeasuredMetric } from './bound-metrics.ts';
import type { Want } from './evaluate.ts';

const RHYTHM: Readonly<Record<Frequency, CalendarPeriod>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
};

/** Clients send again for days. What comes later comes by file or query, and marks its company. */
const LATE_DAYS = 35;

export type SpanContext = {
  reach: UsageReach | undefined;
  /** The company changed since it was last scored. */
  isMarked: boolean;
  today: Day;
  measures: UsageMeasures;
  calendar: Pick<Calendar, 'startOf'>;
};

/**
 * The periods of a metric that are measured: over, known, still kept, and not settled. A settled one has its reading and lies
 * back so far that only a change of the company can tell of more events in it.
 */
export function measuredSpans(
  { metric, bound }: MeasuredMetric,
  { reach, isMarked, today, measures, calendar }: SpanContext,
): readonly DaySpan[] {
  const { measure, span } = bound.measure;
  const number = dayNumber(today);
  const counted = countedIn(measure);
  const known = new Set(metric.readings.map(({ measuredAt }) => measuredAt));
  const isSettled = (each: DaySpan) =>
    !isMarked && each.last < number - LATE_DAYS && known.has(lastInstant(each, calendar));
  return spansOf(span, RHYTHM[metric.frequency], number, bound.periods, measures.weekStart)
    .filter((each) => periodGap(each, reach, number) === null)
    .filter((each) => !isForgotten(each, counted, number, measures) && !isSettled(each));
}

export function lastInstant({ last }: DaySpan, calendar: Pick<Calendar, 'startOf'>): Instant {
  return calendar.startOf(dayOf(last + 1)) - 1;
}

/** The reading of a period, measured at its last instant; its evidence is what was counted (M95). */
export function usageReading(
  { metric, bound }: MeasuredMetric,
  span: DaySpan,
  { value, words }: { value: number; words: string },
  calendar: Pick<Calendar, 'startOf'>,
): StoredReading {
  const { first, last } = span;
  const days =
    first === last ? date(dayOf(first)) : `${date(dayOf(first))} to ${date(dayOf(last))}`;
  return {
    metricId: metric.id,
    value,
    measuredAt: lastInstant(span, calendar),
    source: `usage: ${bound.measure.name}`,
    evidence: `${days}: ${words}`,
  };
}

export function hasSeats(measure: Measure): boolean {
  if (measure.kind !== 'ratio') return measure.kind === 'seats';
  return hasSeats(measure.of) || hasSeats(measure.per);
}

/** As a part of a calculation, and not in the name of an event. */
const SEATS = /(?:: |\/ |\()([\d.]+) seats?(?= \/| x |\)|$)/;

/** The seats that a reading was made with, as its evidence tells, where they are not those of now; else `null`. */
export function otherSeats(
  { seats, measure }: Pick<Want, 'seats' | 'measure'>,
  holding: Pick<StoredReading, 'evidence'> | undefined,
): number | null {
  if (!hasSeats(measure.measure)) return null;
  const [, held] = SEATS.exec(holding?.evidence ?? '') ?? [];
  if (held === undefined || (seats !== null && seatsInWords(seats).startsWith(`${held} `)))
    return null;
  return Number(held);
}
