import { z } from 'zod';

import { recommendationViewSchema } from './account-advice.ts';
import { accountFiguresSchema } from './account-figures.ts';
import { executiveViewSchema, renewalViewSchema } from './account-standing.ts';
import { dealIdSchema } from './fields.ts';
import { issuedReportSchema } from './issued-report-routes.ts';
import type { RouteContract } from './route.ts';

const dateSchema = z.iso.date();
const amountSchema = z.number().nullable().meta({ description: 'Major units of the currency.' });

/** The value case of a renewal, and what to do by when (L26, A25-A32). Every figure is the company's own, as on its record. */
const renewalSchema = z.object({
  kind: z.literal('renewal'),
  outcome: z.enum(['open', 'won', 'lost']),
  /** Of the deal: when it is to close. */
  closeOn: dateSchema.nullable(),
  company: z.object({ id: z.string(), name: z.string().nullable() }),
  scoredAt: z.iso.datetime(),
  today: dateSchema,
  /** ISO 4217 code of every amount. */
  currency: z.string(),
  figures: accountFiguresSchema.pick({
    health: true,
    agreements: true,
    success: true,
    value: true,
    renewal: true,
  }),
  daysLeft: z.number().nullable(),
  netValue: amountSchema,
  /** Why there is no ROI, in words. */
  noRoi: z.string().nullable(),
  /** Confirmed value is at least the cost; `null` while that is unknown. */
  coversCost: z.boolean().nullable(),
  agreements: z.object({ achieved: z.number(), inForce: z.number() }),
  /** What is proven, the largest first. */
  proven: z.array(z.object({ title: z.string(), amount: amountSchema })),
  /** What must not be taken for proven, and why. */
  notProven: z.array(z.object({ what: z.string(), why: z.string(), amount: amountSchema })),
  renewal: renewalViewSchema,
  steps: z.array(recommendationViewSchema),
  risks: executiveViewSchema.shape.risks,
  /** The latest on the record of its company, or on its way there; `null`: none was made. */
  report: issuedReportSchema
    .pick({ kind: true, state: true, issuedAt: true, url: true, draft: true, notice: true })
    .nullable(),
});

/** Body of `GET /api/deals/:dealId/renewal`. What is no renewal, or has no figures, says so and why. */
export const dealRenewalSchema = z.discriminatedUnion('kind', [
  renewalSchema,
  z.object({
    kind: z.enum(['no_renewal', 'no_figures']),
    /** Why, and what would change it. */
    notice: z.string(),
  }),
]);
export type DealRenewal = z.infer<typeof dealRenewalSchema>;
export type RenewalDeal = z.infer<typeof renewalSchema>;

export const dealRenewalRoute = {
  method: 'get',
  path: '/api/deals/:dealId/renewal',
  operationId: 'dealRenewal',
  tag: 'Companies',
  summary: 'The value case of a renewal, and what to do by when',
  params: z.object({ dealId: dealIdSchema }),
  query: z.object({}),
  answers: {
    200: { description: 'As of the latest scoring of its company.', body: dealRenewalSchema },
  },
  refusals: [404],
  version: 'none',
} as const satisfies RouteContract;
