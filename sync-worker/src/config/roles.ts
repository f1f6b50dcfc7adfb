import { z } from 'zod';

import { hubspotUser } from './hubspot-user.ts';

/** Who may do what with Attain itself. Who signs agreements stands with the agreements. */
export const rolesSchema = z.strictObject({
  administrators: z
    .array(hubspotUser)
    .default([])
    .describe(
      'HubSpot users who may save settings, by user id or e-mail address; none = everybody who can open the settings page.',
    ),
});
