import { count } from '../basics/plain-words.ts';
import { roundHalfUp } from '../basics/rounding.ts';
import type { CountedMeasure, Measure, MeasureSpan, NamedMeasure } from './measure.ts';

/** What a measure counts, for card, reports and evidence: `users of report_created / seats, last 28 days`. */
export function measureInWords({ measure, span }: NamedMeasure): string {
  return `${nameOf(measure)}, ${spanInWords(span)}`;
}

function nameOf(measure: Measure): string {
  switch (measure.kind) {
    case 'seats':
      return 'seats';
    case 'ratio': {
      const times = measure.times === 1 ? '' : ` x ${measure.times}`;
      return `${grouped(measure.of)} / ${grouped(measure.per)}${times}`;
    }
    case 'count':
      return `events ${listed(measure.events)}`;
    case 'users':
      return measure.events === null ? 'users' : `users of ${listed(measure.events)}`;
    case 'sessions':
      return 'sessions';
    case 'duration':
      return `${measure.unit} ${where(measure.events)}`;
    case 'property':
      return `${measure.take} of ${measure.property} in ${listed(measure.events)}`;
  }
}

/** A figure with what it counts: `12 users of report_created`. */
export function countedInWords(counted: CountedMeasure, figure: number): string {
  switch (counted.kind) {
    case 'count':
      return `${count(figure, 'event')} ${listed(counted.events)}`;
    case 'users':
      return `${count(figure, 'user')}${counted.events === null ? '' : ` of ${listed(counted.events)}`}`;
    case 'sessions':
      return count(figure, 'session');
    case 'duration':
      return `${count(figure, counted.unit.slice(0, -1))} ${where(counted.events)}`;
    case 'property':
      return `${nameOf(counted)} ${roundHalfUp(figure, 2)}`;
  }
}

export function seatsInWords(seats: number): string {
  return count(seats, 'seat');
}

/** `a week`, `last 28 days`. */
export function spanInWords(span: MeasureSpan): string {
  return span.kind === 'period' ? `a ${span.period}` : `last ${count(span.days, 'day')}`;
}

const grouped = (part: Measure) => (part.kind === 'ratio' ? `(${nameOf(part)})` : nameOf(part));

const where = (events: readonly string[] | null) =>
  events === null ? 'in the product' : `of ${listed(events)}`;

const listed = (events: readonly string[]) => events.join(' or ');
