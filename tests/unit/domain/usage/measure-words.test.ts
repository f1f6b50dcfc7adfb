import type { Measure, MeasureSpan } from '@attain/shared/domain/usage/measure';
import { measureInWords } from '@attain/shared/domain/usage/measure-words';
import { expect, it } from 'vitest';

const WEEK: MeasureSpan = { kind: 'period', period: 'week' };
const LAST_28: MeasureSpan = { kind: 'trailing', days: 28 };
const LAST: MeasureSpan = { kind: 'trailing', days: 1 };
const users: Measure = { kind: 'users', events: ['created', 'shared'] };

it.each([
  { measure: { kind: 'count', events: ['created'] }, span: WEEK, is: 'events created, a week' },
  { measure: users, span: LAST_28, is: 'users of created or shared, last 28 days' },
  { measure: { kind: 'users', events: null }, span: LAST, is: 'users, last 1 day' },
  { measure: { kind: 'sessions' }, span: WEEK, is: 'sessions, a week' },
  {
    measure: { kind: 'duration', events: null, unit: 'hours' },
    span: WEEK,
    is: 'hours in the product, a week',
  },
  {
    measure: { kind: 'duration', events: ['call'], unit: 'minutes' },
    span: WEEK,
    is: 'minutes of call, a week',
  },
  {
    measure: { kind: 'property', events: ['import'], property: 'rows', take: 'mean' },
    span: { kind: 'period', period: 'quarter' },
    is: 'mean of rows in import, a quarter',
  },
  {
    measure: {
      kind: 'ratio',
      of: users,
      per: { kind: 'ratio', of: { kind: 'seats' }, per: { kind: 'sessions' }, times: 1 },
      times: 100,
    },
    span: WEEK,
    is: 'users of created or shared / (seats / sessions) x 100, a week',
  },
] as const satisfies { measure: Measure; span: MeasureSpan; is: string }[])(
  'says what it counts: $is',
  ({ measure, span, is }) => {
    expect(measureInWords({ name: 'm', measure, span })).toBe(is);
  },
);
