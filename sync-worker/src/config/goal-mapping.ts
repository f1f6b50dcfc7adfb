import type {
  CommitmentState,
  Direction,
  Frequency,
  MetricCategory,
  MetricMode,
  OutcomeCategory,
  VlaCategory,
} from '@attain/shared/domain/goals/goal';
import { z } from 'zod';

import { optionalProperty, propertyName } from './property-name.ts';

const STATES = [
  'draft',
  'proposed',
  'signed',
  'active',
  'revised',
  'achieved',
  'missed',
  'ended',
] as const satisfies readonly CommitmentState[];
const DIRECTIONS = ['higher_is_better', 'lower_is_better'] as const satisfies readonly Direction[];
const MODES = ['linear', 'maintain', 'ratio_to_target'] as const satisfies readonly MetricMode[];
const FREQUENCIES = [
  'daily',
  'weekly',
  'monthly',
  'quarterly',
] as const satisfies readonly Frequency[];
const METRIC_CATEGORIES = [
  'operational',
  'financial',
  'quality',
  'adoption',
  'satisfaction',
] as const satisfies readonly MetricCategory[];
const OUTCOMES = [
  'revenue',
  'efficiency',
  'risk',
  'experience',
  'innovation',
] as const satisfies readonly OutcomeCategory[];
const VLA_CATEGORIES = [
  'revenue_impact',
  'operational_efficiency',
  'strategic_objectives',
  'risk_mitigation',
] as const satisfies readonly VlaCategory[];

/** The words that properties of goals may hold, by what they say. */
export const GOAL_WORDS = {
  states: STATES,
  directions: DIRECTIONS,
  modes: MODES,
  frequencies: FREQUENCIES,
  metricCategories: METRIC_CATEGORIES,
  outcomes: OUTCOMES,
  vlaCategories: VLA_CATEGORIES,
} as const;

const constant = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  meaning: string,
) => z.enum(words).nullable().default(null).describe(meaning);

const name = z.string().trim().min(1).max(255);

const numberOrProperty = z.union([z.number(), propertyName]);

const weight = z.number().positive().nullable().default(null);

const companyMetricSchema = z.strictObject({
  name: name.describe('Name of the metric.'),
  unit: name.describe('Unit of its values: percent, hours, reports per week.'),
  target: numberOrProperty.describe('The target: a number for all companies, or a property.'),
  baseline: numberOrProperty
    .nullable()
    .default(null)
    .describe('Where it started: a number for all companies, or a property.'),
  baselineAt: optionalProperty('Date property: when the baseline was measured.'),
  current: optionalProperty('Number property that holds the latest reading.'),
  measuredAt: optionalProperty(
    'Date property: when `current` was measured; null = when `current` was changed in HubSpot.',
  ),
  direction: constant(DIRECTIONS, 'null = as baseline and target say.'),
  mode: constant(MODES, 'null = linear, or maintain where the target is the baseline.'),
  frequency: constant(FREQUENCIES, 'How often it is measured; null = monthly.'),
  category: constant(METRIC_CATEGORIES, 'Metric category; null = by the category of the goal.'),
  weight: weight.describe('Weight among the metrics of the goal; null = 1.'),
});

/** What is known of a goal beside its metrics, as properties. */
const goalProperties = {
  description: optionalProperty('Text: what the goal is about.'),
  owner: optionalProperty('Text: who is responsible.'),
  startDate: optionalProperty('Date: from when it counts.'),
  targetDate: optionalProperty('Date: by when it is to be reached.'),
  state: optionalProperty(
    'State of the agreement; a filled one makes an agreement of the goal. Signing is only read from here together with signedBy and signedAt.',
  ),
  signedBy: optionalProperty('Text: who signed.'),
  signedAt: optionalProperty('Date: when it was signed.'),
  dependencies: optionalProperty('Text: what the agreement depends on.'),
};

const companyGoalSchema = z
  .strictObject({
    title: name.nullable().default(null).describe('The title, the same for all companies.'),
    titleProperty: optionalProperty(
      'Property that holds the title; a company where it is empty does not have the goal.',
    ),
    ...goalProperties,
    outcomeCategory: constant(OUTCOMES, 'Outcome category; null = by the metrics.'),
    vlaCategory: constant(VLA_CATEGORIES, 'Category of the agreement; null = by the outcome.'),
    weight: weight.describe('Weight in the success score; null = 1.'),
    metrics: z.array(companyMetricSchema).min(1),
  })
  .refine(({ title, titleProperty }) => (title === null) !== (titleProperty === null), {
    error: 'needs either title or titleProperty',
    path: ['title'],
  })
  .refine(
    ({ titleProperty, metrics }) =>
      titleProperty !== null ||
      metrics.length === 0 ||
      metrics.some(({ target, baseline, current }) =>
        [target, baseline, current].some((value) => typeof value === 'string'),
      ),
    {
      error: 'none of them names a property, so nothing tells which companies have the goal',
      path: ['metrics'],
    },
  )
  .refine(
    ({ metrics }) =>
      new Set(metrics.map((metric) => metric.name.toLowerCase())).size === metrics.length,
    { error: 'two metrics have one name', path: ['metrics'] },
  );

const customObjectSchema = z.strictObject({
  objectType: z
    .string()
    .regex(
      /^(2-\d+|p\d*_[a-z0-9_]+)$/,
      'must be the type id or the full name of a custom object: 2-1234567 or p123_goals',
    )
    .describe('Type id or full name of the custom object: 2-1234567 or p123_goals.'),
  unit: name.nullable().default(null).describe('Unit of all metrics, where no property holds it.'),
  properties: z.strictObject({
    title: propertyName.describe('Title; records of one title and company are one goal.'),
    metric: optionalProperty('Name of the metric; null = the title.'),
    unit: optionalProperty('Unit of the metric.'),
    target: propertyName.describe('Target, a number.'),
    baseline: optionalProperty('Where it started, a number.'),
    baselineAt: optionalProperty('Date: when the baseline was measured.'),
    current: optionalProperty('Latest reading, a number.'),
    measuredAt: optionalProperty(
      'Date: when `current` was measured; null = when `current` was changed in HubSpot.',
    ),
    direction: optionalProperty('higher_is_better or lower_is_better.'),
    mode: optionalProperty('linear, maintain or ratio_to_target.'),
    frequency: optionalProperty('daily, weekly, monthly or quarterly.'),
    ...goalProperties,
    metricCategory: optionalProperty('Metric category.'),
    outcomeCategory: optionalProperty('Outcome category.'),
    vlaCategory: optionalProperty('Category of the agreement.'),
    goalWeight: optionalProperty('Weight in the success score.'),
    metricWeight: optionalProperty('Weight among the metrics of the goal.'),
  }),
});

export const goalMappingSchema = z
  .strictObject({
    companyProperties: z
      .array(companyGoalSchema)
      .default([])
      .describe('Goals that the portal keeps in company properties.'),
    customObject: customObjectSchema
      .refine(({ unit, properties }) => unit !== null || properties.unit !== null, {
        error: 'needs unit, or a property for it in properties.unit',
        path: ['unit'],
      })
      .nullable()
      .default(null)
      .describe('Goals that the portal keeps in a custom object: a record is a metric of a goal.'),
    states: z
      .record(z.string().min(1), z.enum(STATES))
      .default({})
      .describe(
        'What the values of the state property mean, where they are not the words of Attain.',
      ),
  })
  .prefault({})
  .describe('Goals that the portal keeps in HubSpot. HubSpot is their source.');

const measured = {
  metric: name.describe('Name of the metric that the value is a reading of.'),
  goal: name
    .nullable()
    .default(null)
    .describe('Title of its goal, where several goals have a metric of this name.'),
  measuredAt: optionalProperty('Date property: when the value was measured.'),
};

const companyReadingSchema = z.strictObject({
  object: z.literal('company'),
  ...measured,
  property: propertyName.describe('Number property of companies.'),
});

const dealReadingSchema = z
  .strictObject({
    object: z.literal('deal'),
    ...measured,
    property: optionalProperty('Number property of deals; not needed to count them.'),
    aggregate: z
      .enum(['sum', 'latest', 'count'])
      .describe('Sum over the deals, value of the latest one, or their number.'),
    deals: z.enum(['open', 'won', 'all']).default('all').describe('Which deals count.'),
    pipeline: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe('Id of the pipeline whose deals count; null = of all pipelines.'),
  })
  .refine(({ aggregate, property }) => aggregate === 'count' || property !== null, {
    error: 'is needed to sum or to take the latest value',
    path: ['property'],
  });

export const readingMappingSchema = z
  .array(z.discriminatedUnion('object', [companyReadingSchema, dealReadingSchema]))
  .default([])
  .describe('Readings of metrics that company or deal properties hold.');

export type GoalMapping = z.infer<typeof goalMappingSchema>;
export type CompanyGoal = GoalMapping['companyProperties'][number];
export type CompanyMetric = CompanyGoal['metrics'][number];
export type CustomObjectGoals = NonNullable<GoalMapping['customObject']>;
export type ReadingMapping = z.infer<typeof readingMappingSchema>[number];
