import { z } from 'zod';

import { DRAFT_CODES, type Report, REPORT_KINDS, type Section } from '../reports/report.ts';
import { periodLabelSchema } from './account-figures.ts';
import { daySchema } from './fields.ts';
import { reportBlockSchema, reportTextSchema, seenSchema } from './report-block.ts';

/** Raised where readers of the version before would no longer understand a report; keys may be added without. */
export const REPORT_SCHEMA_VERSION = 1;

const sectionSchema: z.ZodType<Section> = z.object({
  id: z.string(),
  title: z.string(),
  blocks: z.array(reportBlockSchema),
  get sections() {
    return z.array(sectionSchema);
  },
  ...seenSchema,
});

const referenceSchema = z.object({
  ref: z.int().positive(),
  key: z.string(),
  title: z.string(),
  text: z.string(),
  formula: z.string(),
  inputs: z.array(z.object({ name: z.string(), text: z.string() })),
  assumptions: z.array(z.string()),
  ledger: z.enum(['confirmed', 'estimated']).nullable(),
  factor: z.number().nullable(),
});

/** A report as JSON: everything that the other forms are drawn from. */
export const reportDocumentSchema = z.object({
  schemaVersion: z.literal(REPORT_SCHEMA_VERSION),
  kind: z.enum(REPORT_KINDS),
  title: z.string(),
  audience: z.enum(['internal', 'customer']),
  companyId: z.string(),
  companyName: z.string(),
  day: daySchema,
  scoredAt: z.iso.datetime(),
  restated: z.boolean(),
  modelVersion: z.string(),
  currency: z.string(),
  period: z.object({ from: daySchema, to: daySchema, label: periodLabelSchema }),
  draft: z.array(z.object({ code: z.enum(DRAFT_CODES), text: z.string() })),
  head: z.array(z.object({ label: z.string(), text: reportTextSchema })),
  sections: z.array(sectionSchema),
  references: z.array(referenceSchema),
}) satisfies z.ZodType<Report>;

export type ReportDocument = Report & { schemaVersion: typeof REPORT_SCHEMA_VERSION };
