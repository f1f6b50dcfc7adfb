import { z } from 'zod';

import { labelSchema, textSchema } from './fields.ts';

/** A value as HubSpot sends it, which is empty text where a person left the field empty. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

const LONGEST_DAYS = 365;

/** Whom an action is about where no record of a company is at hand: an agent's question, a workflow of deals. */
const companyShape = { company: optional(labelSchema) };

const assigneeSchema = z.enum(['owner', 'manager']);
const dueInDaysSchema = z.coerce
  .number()
  .int('is a whole number of days')
  .min(0, 'is 0 or more days')
  .max(LONGEST_DAYS, `is at most ${LONGEST_DAYS} days`);

const taskShape = {
  ...companyShape,
  assignee: optional(assigneeSchema),
  due_in_days: optional(dueInDaysSchema),
};

const PLAYS = [
  'recommended',
  'expansion',
  'value_reinforcement',
  'intervention',
  'save_play',
] as const;

/** What every action answers: what became of it, in a word to branch by and in a sentence to read. */
const EVERY = ['outcome', 'message'] as const;

/**
 * The actions that workflows and agents run, by the last part of their address. HubSpot's manifests say the same of fields
 * and labels; a test holds the two together. Every output is text, and one that is not known is left out.
 */
export const WORKFLOW_ACTIONS = {
  rescore: {
    inputs: z.object(companyShape),
    outputs: [
      ...EVERY,
      'health_score',
      'health_band',
      'success_score',
      'success_band',
      'vla_attainment',
      'vla_status',
      'renewal_play',
      'next_action',
    ],
  },
  'create-review-task': {
    inputs: z.object({ agreement: optional(labelSchema), ...taskShape }),
    outputs: [...EVERY, 'task_title', 'due_on'],
  },
  'start-renewal-play': {
    inputs: z.object({ play: optional(z.enum(PLAYS)), ...taskShape }),
    outputs: [...EVERY, 'play', 'renewal_date', 'task_title', 'due_on'],
  },
  'ask-for-sign-off': {
    inputs: z.object({
      ...companyShape,
      contact: labelSchema,
      agreement: optional(labelSchema),
      valid_days: optional(z.coerce.number().int('is a whole number of days').min(1).max(90)),
    }),
    outputs: [...EVERY, 'sign_off_url', 'agreements', 'expires_at', 'link_id'],
  },
  'value-summary': {
    inputs: z.object(companyShape),
    outputs: [
      ...EVERY,
      'summary',
      'value_confirmed',
      'value_estimated',
      'currency',
      'investment',
      'roi_confirmed',
      'roi_estimated',
      'value_multiple',
      'period_from',
      'period_to',
      'updated_on',
    ],
  },
  'answer-question': {
    inputs: z.object({ ...companyShape, question: optional(textSchema) }),
    outputs: [...EVERY, 'answer', 'sources', 'company_id', 'company_name', 'company_url'],
  },
} as const satisfies Record<string, { inputs: z.ZodObject; outputs: readonly string[] }>;

export type WorkflowAction = keyof typeof WORKFLOW_ACTIONS;
export type WorkflowInputs<A extends WorkflowAction> = z.output<
  (typeof WORKFLOW_ACTIONS)[A]['inputs']
>;
export type WorkflowOutputs<A extends WorkflowAction> = Partial<
  Record<(typeof WORKFLOW_ACTIONS)[A]['outputs'][number], string>
>;

const idSchema = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,20}$/, 'is not a HubSpot id, which is digits'));

/** What HubSpot sends when an action runs; what we do not use may be anything. */
export const workflowCallSchema = z.object({
  callbackId: z
    .string()
    .max(190)
    .regex(/^[\w.:-]+$/, 'is no name of an execution')
    .nullish(),
  origin: z.object({ portalId: z.coerce.number().int() }),
  object: z.object({ objectId: idSchema.nullish(), objectType: z.string().nullish() }).nullish(),
  context: z.object({ source: z.string().nullish() }).nullish(),
  inputFields: z.record(z.string(), z.unknown()).nullish(),
});
export type WorkflowCall = z.output<typeof workflowCallSchema>;
