import { z } from 'zod';

import type { MonthFigures } from '../crm/month-figures.ts';
import type { FollowUpPriority, FollowUpRole } from '../domain/follow-ups/results.ts';
import { benchmarksSchema, milestoneSchema } from './success-metrics.ts';

const dateSchema = z.iso.date();

/** A figure on each of the days beside it; `null` = the record had none. */
const byDaySchema = z.array(z.number().nullable());

/**
 * The figures of the record as they stood at the end of each month, or on the last day of it that has any (M63, M72): a list a figure,
 * so that no month repeats their names.
 */
const monthsSchema = z.object({
  /** Oldest first; at most 24, the present month last. */
  days: z.array(dateSchema),
  health: byDaySchema,
  success: byDaySchema,
  attainment: byDaySchema,
  confirmed: byDaySchema,
  estimated: byDaySchema,
}) satisfies z.ZodType<Record<Exclude<keyof MonthFigures, 'day'> | 'days', unknown>>;

/** Metrics that were read on the same days share them. */
const curvesSchema = z.object({
  /** The day of the first point, in the portal's zone. */
  from: dateSchema,
  /** Days after the first point, oldest first: readings of 24 months, at most 24 of them. */
  days: z.array(z.number()),
  lines: z.array(
    z.object({
      metricId: z.string(),
      /** The value on each of these days. */
      values: z.array(z.number()),
      /** Value at the start of its goal and at its deadline, with the straight line between them; `null` where there is no path. */
      path: z.tuple([z.number(), z.number()]).nullable(),
    }),
  ),
});

/**
 * What the card shows of the present beside the snapshot, read with it, so that one request draws everything: curves, peers, milestones,
 * the customer's words and the tasks. A past view has none of it.
 */
export const presentPartsSchema = z.object({
  /** When the account should have been looked at again and was not; `null` = the figures are as fresh as they can be. */
  overdueSince: z.iso.datetime().nullable(),
  months: monthsSchema,
  /** One line a metric. */
  curves: z.array(curvesSchema),
  benchmarks: benchmarksSchema.nullable(),
  /** Why there is no comparison. */
  benchmarksNotice: z.string().nullable(),
  milestones: z.array(milestoneSchema),
  quotes: z.array(
    z.object({
      id: z.string(),
      goalId: z.string().nullable(),
      text: z.string(),
      by: z.string(),
      role: z.string().nullable(),
      on: dateSchema,
    }),
  ),
  tasks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      reason: z.string(),
      dueOn: dateSchema,
      priority: z.enum(['high', 'medium', 'low']) satisfies z.ZodType<FollowUpPriority>,
      role: z.enum(['owner', 'manager', 'legal']) satisfies z.ZodType<FollowUpRole>,
    }),
  ),
});
export type PresentParts = z.infer<typeof presentPartsSchema>;
