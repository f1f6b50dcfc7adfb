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
  /** Which companies are customers; the others are mirrored and get no value. */
  customers: z
    .strictObject({
      property: propertyName.default('lifecyclestage'),
      values: z.array(z.string()).min(1).default(['customer']),
    })
    .prefault({}),
  company: z
    .strictObject({
      /** The product's account ids, several separated by `;`. */
      accountKey: propertyName.default('attain_account_key'),
      contractValue: propertyName.default('attain_contract_value'),
      contractStart: propertyName.default('attain_contract_start'),
      contractRenewal: propertyName.default('attain_contract_renewal'),
      licensedSeats: propertyName.default('attain_licensed_seats'),
      escalationFlag: propertyName.default('attain_escalation_flag'),
      /** Selects health curves and, later, peers; `null` = all companies are one segment. */
      segment: propertyName.nullable().default(null),
      /** Share of training completed, in percent, and when it was measured. */
      trainingPercent: propertyName.nullable().default(null),
    })
    .prefault({}),
  deals: z
    .strictObject({
      /** Id of the pipeline whose deals are renewals; `null` = none. */
      renewalPipeline: z.string().nullable().default(null),
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
      /** The portal's CSAT scale; converted linearly to 1-5. */
      csatScale: z
        .strictObject({ lowest: z.number(), highest: z.number() })
        .refine(({ lowest, highest }) => highest > lowest, 'highest must be above lowest')
        .default({ lowest: 1, highest: 5 }),
    })
    .prefault({}),
  meetings: z
    .strictObject({
      type: propertyName.default('hs_activity_type'),
      /** Meetings of this type count as reviews (QBR); `null` = none do. */
      reviewType: z.string().nullable().default(null),
    })
    .prefault({}),
});

export type Mapping = z.infer<typeof mappingSchema>;
