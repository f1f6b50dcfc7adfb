import { z } from 'zod';

import { companyIdSchema, daySchema, labelSchema, textSchema } from './fields.ts';
import { goalEditSchema, requestShape, revisionOrderSchema } from './goal-edit.ts';
import { goalRecordSchema } from './goal-record.ts';
import { goalIdSchema } from './goal-routes.ts';
import type { RouteContract } from './route.ts';

const params = z.object({ companyId: companyIdSchema, goalId: goalIdSchema });
const query = z.object({});
const answers = { 200: { description: 'The goal after it.', body: goalRecordSchema } };
const reasonSchema = textSchema
  .nullish()
  .meta({ description: 'Why.', example: 'The customer asked for more time.' });

const withdrawalSchema = z
  .strictObject({ reason: reasonSchema, ...requestShape })
  .meta({ id: 'Withdrawal' });

/** One step of an agreement. It rests on the version that the caller read, and answers the goal after it. */
const step = <
  const Method extends 'post' | 'patch',
  const Path extends string,
  Body extends z.ZodObject,
>(
  method: Method,
  path: Path,
  rest: { operationId: string; summary: string; description?: string; body: Body },
) =>
  ({
    method,
    path: `/api/companies/:companyId/goals/:goalId${path}`,
    tag: 'Agreements',
    params,
    query,
    answers,
    refusals: [404, 409, 422, 428],
    version: 'required',
    ...rest,
  }) as const satisfies RouteContract;

export const editGoalRoute = step('patch', '', {
  operationId: 'editGoal',
  summary: 'Edit a goal',
  description:
    'Terms that are signed are not edited: such a request is refused whole, with what it would change. Propose a revision instead.',
  body: goalEditSchema,
});

export const proposeGoalRoute = step('post', '/proposal', {
  operationId: 'proposeGoal',
  summary: 'Offer a goal to be signed as an agreement',
  body: z.strictObject(requestShape).meta({ id: 'Proposal' }),
});

export const withdrawProposalRoute = step('post', '/proposal/withdrawal', {
  operationId: 'withdrawProposal',
  summary: 'Take an offer back, to be edited as a draft',
  body: withdrawalSchema,
});

export const signGoalRoute = step('post', '/signatures', {
  operationId: 'signGoal',
  summary: 'Sign as an executive of ours',
  description:
    'Only for HubSpot users whom the configuration names as executives. The customer signs by a link.',
  body: z
    .strictObject({
      name: labelSchema.meta({ description: 'As the signature is to read.', example: 'Ann Lee' }),
      termsVersion: z
        .int()
        .positive()
        .meta({ description: 'The version of the terms that was read.', example: 1 }),
      ...requestShape,
    })
    .meta({ id: 'SignatureOrder' }),
});

export const proposeRevisionRoute = step('post', '/revision', {
  operationId: 'proposeRevision',
  summary: 'Propose newer terms; the signed ones hold until these are signed',
  body: revisionOrderSchema,
});

export const withdrawRevisionRoute = step('post', '/revision/withdrawal', {
  operationId: 'withdrawRevision',
  summary: 'Take a revision back, or record that the customer declined it',
  body: withdrawalSchema,
});

export const approveRevisionRoute = step('post', '/revision/approval', {
  operationId: 'approveRevision',
  summary: "Record the customer's agreement to a revision",
  description:
    'Old and new are those of the revision. It stands for the signature of the customer.',
  body: z
    .strictObject({
      contact: labelSchema.meta({
        description: 'Who of the customer agreed.',
        example: 'Sarah Chen, VP Operations',
      }),
      contactId: z
        .string()
        .regex(/^\d{1,20}$/, 'is not a HubSpot contact id, which is digits')
        .nullish()
        .meta({ example: '901' }),
      agreedOn: daySchema,
      reason: textSchema.meta({ example: 'The roll-out starts a quarter later.' }),
      evidence: textSchema.nullish().meta({ example: 'https://example.com/minutes' }),
      ...requestShape,
    })
    .meta({ id: 'ApprovalOrder' }),
});

export const decideGoalRoute = step('post', '/outcome', {
  operationId: 'decideGoal',
  summary: 'Say whether an agreement was met',
  body: z
    .strictObject({
      outcome: z.enum(['achieved', 'missed']).meta({ example: 'achieved' }),
      reason: reasonSchema,
      ...requestShape,
    })
    .meta({ id: 'Outcome' }),
});

export const endGoalRoute = step('post', '/end', {
  operationId: 'endGoal',
  summary: 'End a goal, and its agreement with it',
  description: 'Nothing is deleted: what was agreed and measured stays readable.',
  body: withdrawalSchema,
});
