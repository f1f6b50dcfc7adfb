import { z } from 'zod';

/** What is shown in HubSpot beside the properties. */
export const mirrorSchema = z.strictObject({
  agreements: z
    .boolean()
    .default(false)
    .describe(
      'Show every agreement as a record of the custom object attain_agreement, which `attain provision` creates then. Needs a HubSpot Enterprise subscription.',
    ),
});

export type MirrorConfiguration = z.infer<typeof mirrorSchema>;
