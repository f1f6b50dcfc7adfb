import { z } from 'zod';

import type { SuggestedAction } from '../domain/advice/suggested-action.ts';

const dateSchema = z.iso.date();

/** {@link SuggestedAction} on the wire. */
const suggestedActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create_task'), dueOn: dateSchema }),
  z.object({ kind: z.literal('schedule_meeting') }),
  z.object({ kind: z.literal('enrol_workflow') }),
  z.object({ kind: z.literal('add_goal') }),
  z.object({ kind: z.literal('add_reading'), goalId: z.string(), metricId: z.string() }),
  z.object({ kind: z.literal('change_target'), goalId: z.string() }),
  z.object({ kind: z.literal('request_sign_off'), goalId: z.string() }),
  z.object({ kind: z.literal('confirm_value'), valueLineId: z.string() }),
  z.object({ kind: z.literal('record_advocacy') }),
]) satisfies z.ZodType<SuggestedAction>;

/** What to do, by when, on what ground, and what a button beside it does (V20, V27, M57, M74). */
export const recommendationViewSchema = z
  .object({
    id: z.string().meta({ description: 'The same while it is about the same.' }),
    text: z.string(),
    reason: z.string().meta({ description: 'The fact that it rests on, with its figure.' }),
    horizon: z.enum(['immediate', 'this_week', 'this_month', 'before_renewal']),
    goalId: z.string().nullable(),
    owner: z.string().nullable().meta({ description: 'Who of the customer it is done with.' }),
    action: suggestedActionSchema,
  })
  .meta({ id: 'AccountRecommendation' });
export type RecommendationView = z.infer<typeof recommendationViewSchema>;

/** A recommendation about the goal that it stands with: id, goal and owner are the goal's. */
const goalStepSchema = recommendationViewSchema
  .omit({ id: true, goalId: true, owner: true })
  .extend({ code: z.string().meta({ description: 'Tells the steps of one goal apart.' }) })
  .meta({ id: 'GoalStep' });

/** What there is to say about a goal beyond its figures; at most a few sentences of each kind. */
export const goalAdviceSchema = z.object({
  drivers: z.array(z.string()).meta({ description: 'What is working (V25).' }),
  blockers: z.array(z.string()).meta({ description: 'What holds it back (V26).' }),
  observations: z.array(z.string()).meta({ description: 'Where its curves stand (M64).' }),
  steps: z.array(goalStepSchema).meta({ description: 'What it needs next (M52).' }),
});
