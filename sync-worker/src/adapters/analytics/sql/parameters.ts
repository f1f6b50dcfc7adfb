import { dayOf } from '@attain/shared/domain/basics/time';

import type { DaySpan } from '../../../ports/analytics.ts';
import { type Dialect, piecesOf } from './sql-text.ts';

export type ParameterType = 'instant' | 'day' | 'text';

/** Parameters of a query, bound by the driver and never written into the text. */
export const PARAMETERS = {
  from: 'instant',
  to: 'instant',
  from_day: 'day',
  to_day: 'day',
  zone: 'text',
} as const satisfies Record<string, ParameterType>;

export type Parameter = keyof typeof PARAMETERS;

/** A colon that is no cast (`::`) and no path into an object (`value:name`, `f(x):name`). */
const NAMED = /(?<![:\w\])"}]):([A-Za-z_]\w*)/g;

/** The named parameters of a query in the order of their places, as they are written. */
export function parametersIn(query: string, dialect: Dialect): readonly string[] {
  return piecesOf(query, dialect).flatMap(({ kind, text }) =>
    kind === 'code' ? [...text.matchAll(NAMED)].map(([, name = '']) => name.toLowerCase()) : [],
  );
}

/**
 * The query with each parameter as a driver wants it, without the semicolon at its end.
 *
 * @param place how the driver names the parameter at a place, counted from 0
 */
export function withPlaces(
  query: string,
  dialect: Dialect,
  place: (name: Parameter, index: number) => string,
): { text: string; names: readonly Parameter[] } {
  const names: Parameter[] = [];
  const pieces = piecesOf(query, dialect).map(({ kind, text }) => {
    if (kind !== 'code') return text;
    return text.replaceAll(NAMED, (_, written: string) => {
      const name = written.toLowerCase() as Parameter;
      names.push(name);
      return place(name, names.length - 1);
    });
  });
  return { text: pieces.join('').replace(/[\s;]+$/, ''), names };
}

/** What a parameter stands for: an ISO 8601 instant, a calendar date, or the name of a zone. */
export function valueOf(name: Parameter, { from, to, firstDay, lastDay, zone }: DaySpan): string {
  const values = {
    from: () => new Date(from).toISOString(),
    to: () => new Date(to).toISOString(),
    from_day: () => dayOf(firstDay),
    to_day: () => dayOf(lastDay),
    zone: () => zone,
  };
  return values[name]();
}
