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
        .describe('Days from the alert or escalation to the due date; 0: the same day.'),
      priority: z.enum(['high', 'medium', 'low']).default(priority),
    })
    .prefault({});

/** How alerts and escalations become tasks in HubSpot. */
export const tasksSchema = z.strictObject({
  enabled: z.boolean().default(true).describe('Whether alerts and escalations become tasks.'),
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
