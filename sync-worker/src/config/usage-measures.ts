import { MEASURABLE_COMPONENTS } from '@attain/shared/domain/health/inputs';
import { z } from 'zod';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const name = z.string().trim().min(1).max(255);
const measureName = name.describe('Name of a measure.');

const events = z
  .array(z.string().min(1))
  .min(1)
  .describe('Names of events; of several, each one counts.');

const anyEvents = z
  .array(z.string().min(1))
  .min(1)
  .nullable()
  .default(null)
  .describe('Names of events; null = any event.');

const span = {
  period: z
    .enum(['day', 'week', 'month', 'quarter'])
    .nullable()
    .default(null)
    .describe('Full calendar periods, in the time zone of the portal; null = trailingDays.'),
  trailingDays: z
    .number()
    .int()
    .min(1)
    .max(366)
    .default(28)
    .describe('The days up to yesterday that are counted, where there is no period.'),
};

const measureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), events, ...span }).describe('How many events.'),
  z
    .strictObject({ kind: z.literal('users'), events: anyEvents, ...span })
    .describe('How many different users.'),
  z
    .strictObject({ kind: z.literal('sessions'), ...span })
    .describe('How many sessions, of all users together.'),
  z
    .strictObject({
      kind: z.literal('duration'),
      events: anyEvents,
      unit: z.enum(['seconds', 'minutes', 'hours']).default('minutes'),
      ...span,
    })
    .describe('The durations that the events report, added up.'),
  z
    .strictObject({
      kind: z.literal('property'),
      events,
      property: z.string().min(1).describe('A property of the events that holds a number.'),
      take: z.enum(['sum', 'mean', 'latest']),
      ...span,
    })
    .describe('A number that the events carry.'),
  z
    .strictObject({
      kind: z.literal('ratio'),
      of: measureName,
      per: name.describe('Name of a measure, or "seats" for the licensed seats.'),
      times: z
        .number()
        .positive()
        .default(1)
        .describe('100 gives a percentage; health inputs are shares, so leave it at 1 there.'),
      ...span,
    })
    .describe('One measure divided by another, both counted over the period of the ratio.'),
]);

const readingSchema = z.strictObject({
  metric: name.describe('Name of the metric that the measure gives the readings of.'),
  goal: name
    .nullable()
    .default(null)
    .describe('Title of its goal, where several goals have a metric of this name.'),
  measure: measureName,
  periods: z
    .number()
    .int()
    .min(1)
    .max(120)
    .default(13)
    .describe(
      'So many of the last full periods are measured, and corrected when late events come; those of the frequency of the metric where the measure has no period.',
    ),
});

const activitySchema = z.strictObject({
  activity: name.describe('What is done, as reports call it.'),
  measure: measureName,
  valueLine: name.describe('Source metric of the value lines that the activity drives.'),
});

/** The keys of `usage` that say what is measured, and what it feeds. */
export const usageMeasuresShape = {
  measures: z
    .record(name, measureSchema)
    .default({})
    .describe('What is measured of product usage, by name; see usage-measures.md.'),
  readings: z
    .array(readingSchema)
    .default([])
    .describe('Metrics of goals whose readings are measures of usage.'),
  healthInputs: z
    .partialRecord(z.enum(MEASURABLE_COMPONENTS), measureName)
    .default({})
    .describe('Measures in the place of the default inputs of health components.'),
  activities: z
    .array(activitySchema)
    .default([])
    .describe('Measures that are the volume of a value line: what one unit was worth.'),
  weekStartsOn: z.enum(WEEKDAYS).default('monday').describe('The day on which weeks begin.'),
};

export type MeasuresConfiguration = {
  [Key in keyof typeof usageMeasuresShape]: z.infer<(typeof usageMeasuresShape)[Key]>;
};
export type MeasureConfiguration = MeasuresConfiguration['measures'][string];
