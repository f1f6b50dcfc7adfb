import { dayNumber, dayOf, type Day } from '@attain/shared/domain/basics/time';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import {
  currentSpan,
  type DaySpan,
  fullPeriods,
  spansOf,
} from '@attain/shared/domain/usage/day-span';
import {
  type CountedMeasure,
  type Measure,
  NO_TALLY,
  type Tally,
} from '@attain/shared/domain/usage/measure';
import { measureValue } from '@attain/shared/domain/usage/measure-value';
import { periodGap, volumeGap } from '@attain/shared/domain/usage/usage-reach';
import { isVolumeWhole, volumeSpan } from '@attain/shared/domain/usage/volume-span';

import type { Chapter } from './formula.ts';

const MONDAY = 0;
const REPORTS: CountedMeasure = { kind: 'count', events: ['report_created'] };
const CREATORS: CountedMeasure = { kind: 'users', events: ['report_created'] };
const ROWS: CountedMeasure = {
  kind: 'property',
  events: ['import_done'],
  property: 'rows',
  take: 'mean',
};

/** A value, or the code of the reason why there is none. */
function result(measure: Measure, tally: Partial<Tally>, seats: number | null = null) {
  const found = measureValue(measure, { seats, tallyOf: () => ({ ...NO_TALLY, ...tally }) });
  return found.kind === 'measured' ? found.value : found.gap;
}

const number = (value: number | string) => (typeof value === 'number' ? value : Number.NaN);
const days = ({ first, last }: DaySpan) => `${dayOf(first)} to ${dayOf(last)}`;
const span = (first: Day, last: Day): DaySpan => ({
  first: dayNumber(first),
  last: dayNumber(last),
});

/** First event on 9 June 2026; the source delivered on 1, 9, 10 and 30 June. Today is 1 July. */
const REACH = {
  firstDay: dayNumber('2026-06-09'),
  delivered: ['2026-06-01', '2026-06-09', '2026-06-10', '2026-06-30'].map(dayNumber),
};
const gapOf = (first: Day, last: Day) =>
  periodGap(span(first, last), REACH, dayNumber('2026-07-01')) ?? 'measured';

const LINE = { startsAt: '2026-06-01', endsAt: '2026-12-31', recurring: 'month' } as const;
const TERM = { from: '2026-01-01', to: '2026-07-01' };

const volumeOf = (first: Day, last: Day, delivered: readonly Day[]) => {
  const reach = { firstDay: dayNumber(first), delivered: delivered.map(dayNumber) };
  const { usage } = DEFAULT_SETTINGS.health.staleAfterDays;
  return volumeGap(span(first, last), reach, usage) ?? 'known';
};

/** What is measured of product usage, for metrics, health and value. */
export const USAGE: Chapter = {
  title: 'Measures of usage',
  about:
    'What an administrator binds to metrics, health inputs and value lines: what is counted, over which days, and when there is no value.',
  formulas: [
    {
      title: 'Counts, users, time and numbers',
      files: ['usage/measure-value.ts', 'usage/measure.ts', 'usage/measure-words.ts'],
      source: ['M95', 'O15', 'O17', 'A11', 'A12', 'A13'],
      formula:
        'count = events that happened; users = different users of the events, or of any event; sessions; duration = the time that events report, added up; property = sum, mean or latest of a number that events carry',
      units: 'events, users, sessions; seconds, minutes or hours; the unit of the number',
      missing:
        'no event on a live source is 0 for counts, users, sessions, time and sums; `no_values` for a mean or the latest of nothing; `no_users` where the events name nobody, `no_durations` where they report no time, `not_kept` where their details are from later.',
      example: {
        cases: [
          {
            when: '35 events report_created',
            is: '35',
            byRule: () => result(REPORTS, { events: 35 }),
          },
          { when: 'no event at all', is: '0', byRule: () => result(REPORTS, {}) },
          {
            when: '9 events by 2 users',
            is: '2',
            byRule: () => result(CREATORS, { events: 9, users: 2 }),
          },
          {
            when: '9 events that name no user',
            is: '`no_users`',
            byRule: () => result(CREATORS, { events: 9 }),
          },
          {
            when: '3 imports, two of them with rows: 4 and 1',
            is: '2.5',
            byRule: () => result(ROWS, { events: 3, values: 2, sum: 5 }),
          },
          {
            when: 'the mean of no import',
            is: '`no_values`',
            byRule: () => result(ROWS, {}),
          },
        ],
      },
    },
    {
      title: 'Ratio of measures',
      files: ['usage/measure-value.ts'],
      source: ['M95', 'C25'],
      formula: 'one measure / another, or / the licensed seats, over the same days, x a factor',
      units: 'a share; with the factor 100 a percentage',
      missing:
        '`empty_denominator` where there is nothing to divide by, `no_seats` where none are recorded; a part without a value leaves the ratio without one. Never 0 and never infinite.',
      example: {
        given: '12 users of report_created on 40 seats, as a percentage',
        byHand: '12 / 40 * 100',
        byRule: () =>
          number(
            result(
              { kind: 'ratio', of: CREATORS, per: { kind: 'seats' }, times: 100 },
              { events: 80, users: 12 },
              40,
            ),
          ),
        reads: '30 %',
      },
    },
    {
      title: 'Days of a measure',
      files: ['usage/day-span.ts'],
      source: ['M95', 'A11'],
      formula:
        'the full day, week, month or quarter in the zone of the portal, weeks from Monday unless configured otherwise; else the trailing days, 28 by default: for readings up to the end of each period of the frequency of the metric, for health up to yesterday',
      units: 'calendar days, both ends included',
      missing: 'a period that is not over has no value.',
      example: {
        cases: [
          {
            when: 'the last full week on Sunday, 5 July 2026',
            is: '2026-06-22 to 2026-06-28',
            byRule: () => fullPeriods('week', dayNumber('2026-07-05'), 1, MONDAY).map(days).join(),
          },
          {
            when: 'the last full week a day later',
            is: '2026-06-29 to 2026-07-05',
            byRule: () => fullPeriods('week', dayNumber('2026-07-06'), 1, MONDAY).map(days).join(),
          },
          {
            when: '28 days of a monthly metric on 8 July',
            is: '2026-06-03 to 2026-06-30',
            byRule: () =>
              spansOf({ kind: 'trailing', days: 28 }, 'month', dayNumber('2026-07-08'), 1, MONDAY)
                .map(days)
                .join(),
          },
          {
            when: '28 days for health on 8 July',
            is: '2026-06-10 to 2026-07-07',
            byRule: () =>
              days(currentSpan({ kind: 'trailing', days: 28 }, dayNumber('2026-07-08'), MONDAY)),
          },
        ],
      },
    },
    {
      title: 'Periods that are known',
      files: ['usage/usage-reach.ts', 'usage/measure-gap.ts'],
      source: ['M95', 'C25'],
      formula:
        'a period is measured once it is over, if it did not end before the first event of the account, and its sources delivered events of that period for any account; the period of the first event counts as it is',
      units: 'measured, or the code of the reason',
      missing: 'an account without usage: `no_usage`.',
      example: {
        cases: [
          {
            when: 'first event on 9 June: the week to 7 June',
            is: '`before_first_event`',
            byRule: () => gapOf('2026-06-01', '2026-06-07'),
          },
          {
            when: 'the week to 14 June, with the first event in it',
            is: 'measured',
            byRule: () => gapOf('2026-06-08', '2026-06-14'),
          },
          {
            when: 'the week to 21 June, of which the source delivered nothing',
            is: '`nothing_delivered`',
            byRule: () => gapOf('2026-06-15', '2026-06-21'),
          },
          {
            when: 'the month to 30 June on 1 July',
            is: 'measured',
            byRule: () => gapOf('2026-06-01', '2026-06-30'),
          },
          {
            when: 'the week to 5 July on 1 July',
            is: '`not_over`',
            byRule: () => gapOf('2026-06-29', '2026-07-05'),
          },
        ],
      },
    },
    {
      title: 'Volume of an activity',
      files: ['usage/volume-span.ts', 'usage/usage-reach.ts'],
      source: ['O29', 'C05'],
      formula:
        'the measure over the days of the reporting period on which the value line runs, today included',
      units: 'the unit of the measure',
      missing:
        'not known where the source began later than those days, delivered nothing for more than 14 of them, or a one-off line has days to come: one unit would look worth more than it was.',
      example: {
        cases: [
          {
            when: 'a line from 1 June in a term from 1 January to date, 1 July',
            is: '2026-06-01 to 2026-07-01',
            byRule: () => days(volumeSpan(LINE, TERM) ?? span('1970-01-01', '1970-01-01')),
          },
          {
            when: 'the days from 10 June to 1 July, a source that delivered on 1 and 24 June',
            is: 'known',
            byRule: () => volumeOf('2026-06-10', '2026-07-01', ['2026-06-01', '2026-06-24']),
          },
          {
            when: 'a line from 31 May, a source since 1 June',
            is: '`begins_before_source`',
            byRule: () => volumeOf('2026-05-31', '2026-07-01', ['2026-06-01', '2026-06-14']),
          },
          {
            when: 'the days from 10 June to 1 July, a source that delivered on 1 and 25 June',
            is: '`nothing_delivered`',
            byRule: () => volumeOf('2026-06-10', '2026-07-01', ['2026-06-01', '2026-06-25']),
          },
          {
            when: 'a one-off line to 31 December, on 1 July',
            is: 'false',
            byRule: () => isVolumeWhole({ ...LINE, recurring: null }, TERM),
          },
        ],
      },
    },
    {
      title: 'Health input from a measure',
      files: ['health/measured-health-inputs.ts'],
      source: ['A11', 'A12', 'A13', 'A14', 'A16', 'C25', 'M95'],
      formula:
        'the value of the measure takes the place of the default input, on the same curve; it is stale where the usage source delivered nothing for 14 days',
      units: 'the unit of the curve: a share, sessions or minutes per user and week',
      missing: 'a measure without a value leaves the component missing, and never at 0.',
      example: {
        given: '4 users of course_completed on 10 seats, as the share of training completed',
        byHand: '4 / 10',
        byRule: () =>
          number(
            result(
              {
                kind: 'ratio',
                of: { kind: 'users', events: ['course_completed'] },
                per: { kind: 'seats' },
                times: 1,
              },
              { events: 4, users: 4 },
              10,
            ),
          ),
      },
    },
  ],
};
