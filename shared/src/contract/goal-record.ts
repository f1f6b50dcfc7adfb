import { z } from 'zod';

import type { AgreedTerm } from '../domain/goals/goal.ts';
import {
  commitmentStateSchema,
  directionSchema,
  frequencySchema,
  metricCategorySchema,
  metricModeSchema,
  outcomeCategorySchema,
  vlaCategorySchema,
} from './words.ts';

const dateSchema = z.iso.date();
const momentSchema = z.iso.datetime();
export const viaSchema = z.enum(['import', 'api', 'card', 'link', 'hubspot', 'usage']).meta({
  description:
    "From where: a file, a program, a card, the customer's link, HubSpot's data, product usage.",
});

const metricSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    unit: z.string(),
    category: metricCategorySchema.nullable(),
    direction: directionSchema,
    mode: metricModeSchema,
    frequency: frequencySchema,
    baseline: z.number().nullable(),
    baselineAt: momentSchema.nullable(),
    baselineSource: z.string().nullable(),
    baselineEvidence: z.string().nullable(),
    target: z.number().nullable(),
    source: z.string().nullable(),
    weight: z.number(),
  })
  .meta({ id: 'RecordedMetric' });

const milestoneSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    due: dateSchema.nullable(),
    done: z.boolean(),
  })
  .meta({ id: 'RecordedMilestone' });

const signatureSchema = z
  .object({
    party: z.enum(['executive', 'customer']),
    by: z.string(),
    at: momentSchema,
    termsVersion: z.number(),
    via: z.enum(['hubspot', 'link', 'record']),
  })
  .meta({ id: 'Signature' });

const termChangeSchema = z
  .object({
    term: z.enum([
      'metric',
      'name',
      'target',
      'baseline',
      'baseline_date',
      'unit',
      'direction',
      'mode',
      'milestone',
      'milestone_due',
      'start_date',
      'target_date',
      'clauses',
    ]) satisfies z.ZodType<AgreedTerm>,
    subjectId: z.string().nullable(),
    subject: z.string().nullable(),
    from: z.union([z.string(), z.number()]).nullable(),
    to: z.union([z.string(), z.number()]).nullable(),
  })
  .meta({ id: 'TermChange' });

const clauseSchema = z
  .object({
    kind: z.enum(['penalty', 'bonus']),
    text: z.string(),
    link: z.string().nullable(),
  })
  .meta({ id: 'Clause' });

const revisionSchema = z
  .object({
    reason: z.string(),
    proposedBy: z.string(),
    proposedAt: momentSchema,
    changes: z.array(termChangeSchema),
    signatures: z.array(signatureSchema),
  })
  .meta({ id: 'Revision', description: 'Newer terms that wait for sign-off.' });

const approvalSchema = z
  .object({
    contact: z.string(),
    on: dateSchema,
    reason: z.string(),
    evidence: z.string().nullable(),
    changes: z.array(termChangeSchema),
    termsVersion: z.number(),
  })
  .meta({ id: 'Approval', description: "The customer's word for changed terms (C27)." });

const changeRequestSchema = z
  .object({
    by: z.string(),
    text: z.string(),
    at: momentSchema,
    termsVersion: z.number(),
  })
  .meta({ id: 'ChangeRequest', description: 'What the customer asked for instead of signing.' });

const agreementSchema = z
  .object({
    state: commitmentStateSchema,
    category: vlaCategorySchema.nullable(),
    start: dateSchema.nullable(),
    deadline: dateSchema.nullable(),
    dependencies: z.string().nullable(),
    signedBy: z.string().nullable(),
    signedAt: momentSchema.nullable(),
    lastReviewedOn: dateSchema.nullable(),
    termsVersion: z.number().meta({ description: 'Counts the versions of what is signed.' }),
    signatures: z.array(signatureSchema),
    revision: revisionSchema.nullable(),
    approvals: z.array(approvalSchema),
    changeRequests: z.array(changeRequestSchema),
    accountability: z.array(
      z.object({
        task: z.string(),
        party: z.enum(['us', 'customer']),
        person: z.string().nullable(),
        due: dateSchema.nullable(),
      }),
    ),
    clauses: z.array(clauseSchema),
    pledges: z.array(
      z.object({
        by: z.string(),
        text: z.string(),
        on: dateSchema,
        link: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Agreement' });

/** A goal as it is recorded, without readings and figures. */
export const goalRecordSchema = z
  .object({
    id: z.string(),
    companyId: z.string(),
    version: z.number().meta({ description: 'The ETag: what an edit must rest on.' }),
    title: z.string(),
    description: z.string().nullable(),
    owner: z.string().nullable(),
    category: outcomeCategorySchema.nullable(),
    weight: z.number(),
    createdOn: dateSchema,
    startDate: dateSchema.nullable(),
    targetDate: dateSchema.nullable(),
    ended: z.boolean(),
    metrics: z.array(metricSchema),
    milestones: z.array(milestoneSchema),
    agreement: agreementSchema.nullable().meta({ description: 'null: a goal and no agreement.' }),
    recordedAt: momentSchema,
    recordedBy: z.string(),
    via: viaSchema,
  })
  .meta({ id: 'Goal' });
export type GoalRecord = z.infer<typeof goalRecordSchema>;
export type AgreementRecord = z.infer<typeof agreementSchema>;

/** One version of a goal: who, when, from where, and what changed (V32). */
export const goalVersionSchema = z
  .object({
    version: z.number(),
    recordedAt: momentSchema,
    recordedBy: z.string(),
    via: viaSchema,
    action: z.string().meta({ description: 'What was done.', example: 'revision_approved' }),
    note: z.string().nullable(),
    state: commitmentStateSchema.nullable(),
    ended: z.boolean(),
    changes: z.array(z.string()).meta({
      description: 'Against the version before, in words.',
      example: ['target of "Error rate" from 2 to 5'],
    }),
  })
  .meta({ id: 'GoalVersion' });

/** One version of a reading, with its two times: when it was true and when it was recorded. */
export const readingVersionSchema = z
  .object({
    measuredAt: momentSchema,
    value: z.number(),
    source: z.string().nullable(),
    evidence: z.string().nullable(),
    version: z.number(),
    holds: z.boolean().meta({ description: 'false: a later version corrects it.' }),
    recordedAt: momentSchema,
    recordedBy: z.string(),
    via: viaSchema,
  })
  .meta({ id: 'ReadingVersion' });
