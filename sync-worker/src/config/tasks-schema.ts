import {
  FOLLOW_UP_DEFAULTS,
  FOLLOW_UP_RULES,
  type FollowUpSettings,
} from '@attain/shared/domain/follow-ups/settings';
import { z } from 'zod';

const person = (whom: string) =>
  z
    .string()
    .regex(
      /^(\d+|[^\s@]+@[^\s@]+)$/,
      'is the id of an owner in HubSpot, such as "61700104", or the e-mail address of a user',
    )
    .nullable()
    .default(null)
    .describe(`${whom}: id of a HubSpot owner, or e-mail address; null: the company's owner.`);

const ruleSchema = ({ to, dueInDays, priority }: FollowUpSettings[keyof FollowUpSettings]) =>
  z
    .strictObject({
      to: z
        .enum(['owner', 'manager', 'legal', 'nobody'])
        .default(to)
        .describe("The company's owner, the CS manager or legal; nobody: no task."),
      dueInDays: z
        .number()
        .int()
        .min(0)
        .max(365)
        .default(dueInDays)
        .describe(
          'Days from the alert, escalation or milestone to the due date; 0: the same day. A review is due on its day where that is later.',
        ),
      priority: z.enum(['high', 'medium', 'low']).default(priority),
    })
    .prefault({});

/** How alerts, escalations, and the reviews and milestones of the calendar become tasks in HubSpot. */
export const tasksSchema = z.strictObject({
  enabled: z
    .boolean()
    .default(true)
    .describe('Whether alerts, escalations, reviews and milestones become tasks.'),
  manager: person('The CS manager'),
  legal: person('Who answers legal questions'),
  rules: z
    .strictObject(
      Object.fromEntries(
        FOLLOW_UP_RULES.map((rule) => [rule, ruleSchema(FOLLOW_UP_DEFAULTS[rule])]),
      ) as Record<(typeof FOLLOW_UP_RULES)[number], ReturnType<typeof ruleSchema>>,
    )
    .prefault({})
    .describe('Whose task it is, when it is due and how urgent it is, by its cause.'),
});

export type TaskConfiguration = z.infer<typeof tasksSchema>;
