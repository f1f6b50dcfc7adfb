import { ADVOCACY_KINDS, ONBOARDING_ITEMS } from '@attain/shared/domain/lifecycle/inputs';
import { z } from 'zod';

import { goalMappingSchema, readingMappingSchema } from './goal-mapping.ts';
import { optionalProperty, propertyName } from './property-name.ts';

const values = (meaning: string) => z.array(z.string().min(1)).default([]).describe(meaning);

/**
 * Where the portal keeps what we read. Every default is HubSpot's own property or the input property
 * that `attain provision` creates.
 */
export const mappingSchema = z.strictObject({
  customers: z
    .strictObject({
      property: propertyName.default('lifecyclestage'),
      values: z.array(z.string()).min(1).default(['customer']),
    })
    .prefault({})
    .describe('Which companies are customers; the others are mirrored and get no value.'),
  company: z
    .strictObject({
      accountKey: propertyName
        .default('attain_account_key')
        .describe("The product's account ids, several separated by semicolons."),
      contractValue: propertyName.default('attain_contract_value'),
      contractStart: propertyName.default('attain_contract_start'),
      contractRenewal: propertyName.default('attain_contract_renewal'),
      licensedSeats: propertyName.default('attain_licensed_seats'),
      escalationFlag: propertyName.default('attain_escalation_flag'),
      owner: propertyName
        .default('hubspot_owner_id')
        .describe('Who looks after the company: gets its tasks.'),
      segment: propertyName
        .nullable()
        .default(null)
        .describe('Selects health curves and peers; null = all companies are one segment.'),
      industry: propertyName.default('industry').describe('Peers are of one industry.'),
      employees: propertyName
        .default('numberofemployees')
        .describe('Number of employees: the size of peers, and growth of the account.'),
      trainingPercent: propertyName
        .nullable()
        .default(null)
        .describe('Share of training completed, in percent, and when it was measured.'),
      onboarding: z
        .partialRecord(z.enum(ONBOARDING_ITEMS), propertyName)
        .default({})
        .describe(
          'Date or checkbox properties by the item of the onboarding checklist that they tick.',
        ),
      advocacy: z
        .partialRecord(z.enum(ADVOCACY_KINDS), propertyName)
        .default({})
        .describe(
          'Date or checkbox properties by the activity of an advocate that they tell of. A date is the day on which it was done.',
        ),
      lastReview: optionalProperty(
        'Date property: when the agreements were last reviewed with the customer.',
      ),
      healthOverride: z
        .strictObject({
          band: propertyName.describe('Holds healthy, stable, at_risk or critical.'),
          reason: propertyName.describe('Text: why; without it the judgement does not count.'),
          until: propertyName.describe('Date: the last day on which it holds.'),
          by: optionalProperty('Text: whose judgement it is.'),
        })
        .nullable()
        .default(null)
        .describe("Properties that hold a person's judgement of health, shown beside the score."),
    })
    .prefault({}),
  deals: z
    .strictObject({
      renewalPipeline: z
        .string()
        .nullable()
        .default(null)
        .describe('Id of the pipeline whose deals are renewals; null = none.'),
      pilotPipeline: z
        .string()
        .nullable()
        .default(null)
        .describe('Id of the pipeline whose won deals are completed pilots; null = none.'),
      churnThreatReasons: values(
        'Values of closed_lost_reason that tell of a customer about to leave.',
      ),
    })
    .prefault({}),
  tickets: z
    .strictObject({
      priority: propertyName.default('hs_ticket_priority'),
      category: propertyName.default('hs_ticket_category'),
      firstReply: propertyName
        .default('first_agent_reply_date')
        .describe('When somebody first answered.'),
      escalation: z
        .strictObject({
          downtime: values('The system is down: escalates at once.'),
          churnThreat: values('The customer is about to leave: escalates at once.'),
          legal: values('A legal or compliance question: goes to legal.'),
        })
        .prefault({})
        .describe('Categories or priorities of tickets that escalate.'),
      levels: z
        .strictObject({
          selfService: values('Answered by help pages within an hour.'),
          csAgent: values('Answered by a CS agent within four hours.'),
          technical: values('Answered by the technical team within a day.'),
        })
        .prefault({})
        .describe('Categories of tickets by the level of support that answers them.'),
    })
    .prefault({}),
  surveys: z
    .strictObject({
      type: propertyName.default('hs_survey_type'),
      value: propertyName.default('hs_value'),
      answeredAt: propertyName.default('hs_submission_timestamp'),
      csatScale: z
        .strictObject({ lowest: z.number(), highest: z.number() })
        .refine(({ lowest, highest }) => highest > lowest, 'highest must be above lowest')
        .default({ lowest: 1, highest: 5 })
        .describe("The portal's CSAT scale; converted linearly to 1-5."),
    })
    .prefault({}),
  meetings: z
    .strictObject({
      type: propertyName.default('hs_activity_type'),
      reviewType: z
        .string()
        .nullable()
        .default(null)
        .describe('Meetings of this type count as reviews (QBR); null = none do.'),
      checkInTypes: values('Meetings of these types count as check-ins of the onboarding.'),
    })
    .prefault({}),
  goals: goalMappingSchema,
  readings: readingMappingSchema,
});

export type Mapping = z.infer<typeof mappingSchema>;
