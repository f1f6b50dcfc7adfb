import { z } from 'zod';

const propertyName = z
  .string()
  .regex(
    /^[a-z0-9_]+$/,
    'must be the internal name of a HubSpot property: lower-case letters, digits and _',
  );

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
      segment: propertyName
        .nullable()
        .default(null)
        .describe('Selects health curves and, later, peers; null = all companies are one segment.'),
      trainingPercent: propertyName
        .nullable()
        .default(null)
        .describe('Share of training completed, in percent, and when it was measured.'),
    })
    .prefault({}),
  deals: z
    .strictObject({
      renewalPipeline: z
        .string()
        .nullable()
        .default(null)
        .describe('Id of the pipeline whose deals are renewals; null = none.'),
    })
    .prefault({}),
  tickets: z
    .strictObject({
      priority: propertyName.default('hs_ticket_priority'),
      category: propertyName.default('hs_ticket_category'),
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
    })
    .prefault({}),
});

export type Mapping = z.infer<typeof mappingSchema>;
