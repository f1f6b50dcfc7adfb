import { z } from 'zod';

import { hubspotUser } from './hubspot-user.ts';

/** Who signs agreements (V29), and how customers do. */
export const agreementsSchema = z.strictObject({
  signOff: z
    .strictObject({
      parties: z
        .array(z.enum(['executive', 'customer']))
        .min(1)
        .refine((parties) => new Set(parties).size === parties.length, 'names a party twice')
        .default(['executive', 'customer'])
        .describe('Whose signatures make terms agreed: those of all that are named.'),
      executives: z
        .array(hubspotUser)
        .default([])
        .describe(
          'HubSpot users who may sign for us, by user id or e-mail address; none = nobody may.',
        ),
      vendorName: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .nullable()
        .default(null)
        .describe('Your name on the page that customers sign on; null: "your provider".'),
      linkDays: z
        .number()
        .int()
        .min(1)
        .max(90)
        .default(14)
        .describe('Days for which a link that customers sign by is good.'),
    })
    .prefault({}),
});
