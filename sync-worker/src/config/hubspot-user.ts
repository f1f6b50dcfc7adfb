import { z } from 'zod';

/** A HubSpot user, as the configuration names people. */
export const hubspotUser = z
  .string()
  .regex(
    /^(\d+|[^\s@]+@[^\s@]+)$/,
    'is the id of a HubSpot user, such as 9410001, or the e-mail address they sign in with',
  );
