import { z } from 'zod';

import type { Text } from '../reports/figure.ts';
import type { Block } from '../reports/report.ts';
import { chartSchema, figureUnitSchema, standingSchema } from './report-chart.ts';

const figureSchema = z.object({
  kind: z.literal('figure'),
  key: z.string(),
  unit: figureUnitSchema,
  value: z.number().nullable(),
  text: z.string(),
  ref: z.int().positive(),
  unmarked: z.literal(true).exactOptional(),
});

export const reportTextSchema = z.array(
  z.union([z.string(), figureSchema, z.object({ kind: z.literal('strong'), text: z.string() })]),
) satisfies z.ZodType<Text>;

export const seenSchema = { seenBy: z.literal('internal').exactOptional() };

const cellSchema = z.object({ text: reportTextSchema, standing: standingSchema.exactOptional() });

export const reportBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: reportTextSchema, ...seenSchema }),
  z.object({
    kind: z.literal('facts'),
    facts: z.array(
      z.object({
        label: z.string(),
        text: reportTextSchema,
        standing: standingSchema.exactOptional(),
      }),
    ),
    ...seenSchema,
  }),
  z.object({
    kind: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(z.object({ label: z.string().exactOptional(), text: reportTextSchema })),
    ...seenSchema,
  }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.object({ title: z.string(), align: z.enum(['left', 'right']) })),
    rows: z.array(z.array(cellSchema)),
    total: z.array(cellSchema).exactOptional(),
    ...seenSchema,
  }),
  z.object({
    kind: z.literal('calculation'),
    rows: z.array(
      z.object({
        label: z.string(),
        text: reportTextSchema,
        ruleBefore: z.boolean().exactOptional(),
      }),
    ),
    ...seenSchema,
  }),
  z.object({ kind: z.literal('chart'), chart: chartSchema, ...seenSchema }),
  z.object({
    kind: z.literal('quote'),
    text: z.string(),
    by: z.string().nullable(),
    ...seenSchema,
  }),
  z.object({ kind: z.literal('notice'), text: z.string(), ...seenSchema }),
]) satisfies z.ZodType<Block>;
