import { withoutNoise } from '../basics/rounding.ts';
import type { CountedMeasure, DurationUnit, Measure, Tally } from './measure.ts';
import type { MeasureGap } from './measure-gap.ts';
import { countedInWords, seatsInWords } from './measure-words.ts';

/** A value with the calculation in words, so that a reader can redo it; or the reason why there is none. */
export type Measured =
  | { kind: 'measured'; value: number; words: string }
  | { kind: 'gap'; gap: MeasureGap };

/** What is known of an account over the days of a measure. */
export type MeasureFacts = {
  tallyOf: (counted: CountedMeasure) => Tally;
  /** `null`: not known. */
  seats: number | null;
};

const SECONDS: Readonly<Record<DurationUnit, number>> = { seconds: 1, minutes: 60, hours: 3_600 };

/**
 * The value of a measure over days that a live source delivered (M95): no event is 0, since silence is usage too; what is
 * not known is no value. A ratio needs both of its parts, and a denominator above 0.
 */
export function measureValue(measure: Measure, facts: MeasureFacts): Measured {
  if (measure.kind === 'seats') return seatsValue(facts.seats);
  if (measure.kind !== 'ratio') return countedValue(measure, facts.tallyOf(measure));
  const of = measureValue(measure.of, facts);
  if (of.kind === 'gap') return of;
  const per = measureValue(measure.per, facts);
  if (per.kind === 'gap') return per;
  if (per.value <= 0) return gap('empty_denominator');
  const times = measure.times === 1 ? '' : ` x ${measure.times}`;
  return {
    kind: 'measured',
    value: withoutNoise((of.value / per.value) * measure.times),
    words: `${grouped(measure.of, of.words)} / ${grouped(measure.per, per.words)}${times}`,
  };
}

function countedValue(counted: CountedMeasure, tally: Tally): Measured {
  const found = figureOf(counted, tally);
  if (typeof found === 'string') return gap(found);
  return { kind: 'measured', value: found, words: countedInWords(counted, found) };
}

function figureOf(counted: CountedMeasure, tally: Tally): number | MeasureGap {
  if (!tally.isWhole) return 'not_kept';
  const { events, users } = tally;
  switch (counted.kind) {
    case 'count':
      return events;
    case 'users':
      return users === 0 && events > 0 ? 'no_users' : users;
    case 'sessions':
      return users === 0 && events > 0 ? 'no_users' : tally.sessions;
    case 'duration':
      return durationOf(counted, tally);
    case 'property':
      return numberOf(counted.take, tally);
  }
}

/** Time in the product is that of users, so events by nobody in particular say nothing of it. */
function durationOf(
  { events: named, unit }: Extract<CountedMeasure, { kind: 'duration' }>,
  { events, users, seconds }: Tally,
): number | MeasureGap {
  if (seconds !== null) return withoutNoise(seconds / SECONDS[unit]);
  if (named === null && users === 0 && events > 0) return 'no_users';
  return events > 0 || users > 0 ? 'no_durations' : 0;
}

function numberOf(
  take: 'sum' | 'mean' | 'latest',
  { events, values, sum, latest }: Tally,
): number | MeasureGap {
  if (values === 0) return take === 'sum' && events === 0 ? 0 : 'no_values';
  if (take === 'sum') return sum;
  return take === 'mean' ? withoutNoise(sum / values) : (latest ?? 'no_values');
}

function seatsValue(seats: number | null): Measured {
  if (seats === null || seats <= 0) return gap('no_seats');
  return { kind: 'measured', value: seats, words: seatsInWords(seats) };
}

function gap(code: MeasureGap): Measured {
  return { kind: 'gap', gap: code };
}

const grouped = (part: Measure, words: string) => (part.kind === 'ratio' ? `(${words})` : words);
