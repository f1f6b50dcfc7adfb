import { z } from 'zod';

import type { Chart } from '../reports/chart.ts';
import type { FigureUnit, Standing } from '../reports/figure.ts';
import { daySchema } from './fields.ts';

export const standingSchema = z.enum([
  'good',
  'warning',
  'bad',
  'unknown',
]) satisfies z.ZodType<Standing>;

export const figureUnitSchema = z.enum([
  'money',
  'percent',
  'score',
  'multiple',
  'count',
  'metric',
]) satisfies z.ZodType<FigureUnit>;

const described = {
  id: z.string(),
  title: z.string(),
  alt: z.string(),
  unit: figureUnitSchema,
  unitName: z.string(),
};

const gaugeSchema = z.object({
  kind: z.literal('gauge'),
  ...described,
  value: z.number().nullable(),
  max: z.number(),
  bands: z.array(z.object({ to: z.number(), name: z.string(), standing: standingSchema })),
});

const linesSchema = z.object({
  kind: z.literal('lines'),
  ...described,
  series: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['measured', 'path']),
      points: z.array(z.object({ on: daySchema, value: z.number() })),
    }),
  ),
});

const columnsSchema = z.object({
  kind: z.literal('columns'),
  ...described,
  stacked: z.boolean(),
  categories: z.array(z.string()),
  series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })),
});

const waterfallSchema = z.object({
  kind: z.literal('waterfall'),
  ...described,
  steps: z.array(
    z.object({ name: z.string(), value: z.number(), role: z.enum(['total', 'change']) }),
  ),
});

export const chartSchema = z.discriminatedUnion('kind', [
  gaugeSchema,
  linesSchema,
  columnsSchema,
  waterfallSchema,
]) satisfies z.ZodType<Chart>;
