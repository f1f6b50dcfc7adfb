import { z } from 'zod';

import { accountViewSchema } from './account-view.ts';

/**
 * Body of `GET /api/companies/:companyId/summary?asOf=YYYY-MM-DD`: the view of the latest day up to then that has figures,
 * as known at the end of the day asked for; with `restated=true` as known by now, with all later corrections.
 */
export const pastAccountViewSchema = accountViewSchema.extend({
  history: z.object({
    asOf: z.iso.date(),
    /** The day that the figures are about: the day asked for, or the last one before it that has any. */
    day: z.iso.date(),
    /** When these figures were recorded. */
    recordedAt: z.iso.datetime(),
    /** Whether later or corrected readings changed what was first said of the day. */
    restated: z.boolean(),
  }),
});
export type PastAccountView = z.infer<typeof pastAccountViewSchema>;
