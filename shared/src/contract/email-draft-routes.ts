import { z } from 'zod';

import { EMAIL_KINDS } from '../emails/email-draft.ts';
import { companyIdSchema, labelSchema } from './fields.ts';
import type { RouteContract } from './route.ts';

const draftSchema = z
  .object({
    kind: z.enum(EMAIL_KINDS),
    subject: z.string(),
    body: z.string().meta({ description: 'Plain text.' }),
    notes: z.array(z.string()).meta({
      description: 'What could not be filled and was left out, with what to do; empty: complete.',
    }),
  })
  .meta({ id: 'EmailDraft' });

/** Body of `GET /api/companies/:companyId/email-drafts`. */
export const emailDraftsSchema = z.object({ drafts: z.array(draftSchema) });
export type EmailDraftsBody = z.infer<typeof emailDraftsSchema>;

export const emailDraftsRoute = {
  method: 'get',
  path: '/api/companies/:companyId/email-drafts',
  operationId: 'emailDrafts',
  tag: 'Companies',
  summary: 'E-mails to a customer, filled from the record, for a person to send',
  description:
    'Welcome, check-in and renewal reminder. Nothing is sent. What the record does not have is left out, with a note for the sender.',
  params: z.object({ companyId: companyIdSchema }),
  query: z.object({
    firstName: labelSchema.optional().meta({
      description: 'First name of the contact that they are for. It is kept nowhere.',
      example: 'Sarah',
    }),
  }),
  answers: {
    200: { description: 'As of the latest scoring.', body: emailDraftsSchema },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
