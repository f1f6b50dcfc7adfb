import { readFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import { objectTypeOf } from '../portal/crm/object-types.ts';
import type { Subscription } from '../portal/webhooks.ts';

const MANIFEST = path.resolve(
  import.meta.dirname,
  '../../hubspot-app/src/app/webhooks/webhooks-hsmeta.json',
);

const manifestSchema = z.object({
  config: z.object({
    settings: z.object({ targetUrl: z.url() }),
    subscriptions: z.object({
      crmObjects: z.array(
        z.object({
          subscriptionType: z.string(),
          objectType: z.string(),
          propertyName: z.string().optional(),
          active: z.literal(true),
        }),
      ),
      hubEvents: z.array(z.object({ subscriptionType: z.string(), active: z.literal(true) })),
    }),
  }),
});

/** The webhooks of the app as they are uploaded to HubSpot. */
export function webhookManifest() {
  return manifestSchema.parse(JSON.parse(readFileSync(MANIFEST, 'utf8'))).config;
}

/** The subscriptions to records that the app brings along: HubSpot has one for each property. */
export function attainSubscriptions(): readonly Subscription[] {
  return webhookManifest().subscriptions.crmObjects.map(
    ({ subscriptionType, objectType: name, propertyName }) => {
      const objectType = objectTypeOf(name);
      if (!objectType) throw new Error(`the portal has no objects ${name}`);
      return { subscriptionType, objectType, ...(propertyName && { propertyName }) };
    },
  );
}
