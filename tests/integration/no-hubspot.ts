import { CrmUnavailableError } from '@attain/sync-worker/ports/errors';
import type { createApp } from '@attain/sync-worker/http/app';

type App = Parameters<typeof createApp>[0];

/** What an app asks of HubSpot, of a portal that has none of it. */
export const NO_HUBSPOT: Pick<App, 'crm' | 'diagnose'> = {
  crm: {
    portal: () => Promise.reject(new CrmUnavailableError('there is no HubSpot here')),
    scopes: async () => null,
    properties: async () => [],
    pipelines: async () => [],
  },
  diagnose: async () => [],
};
