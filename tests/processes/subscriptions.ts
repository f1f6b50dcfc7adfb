import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { pulledProperties } from '@attain/sync-worker/pipeline/pulled-properties';
import { OBJECT_TYPES } from '@attain/sync-worker/ports/crm';

import type { Subscription } from '../portal/webhooks.ts';

const KINDS = [
  'object.creation',
  'object.deletion',
  'object.restore',
  'object.merge',
  'object.associationChange',
];

/** The subscriptions that an administrator of an unchanged configuration needs: HubSpot has one for each property. */
export function attainSubscriptions(): readonly Subscription[] {
  const { mapping } = configurationSchema.parse({});
  const read = pulledProperties(mapping, { companies: [], deals: [] });
  return OBJECT_TYPES.flatMap((objectType) => [
    ...KINDS.map((subscriptionType) => ({ subscriptionType, objectType })),
    ...read[objectType].map((propertyName) => ({
      subscriptionType: 'object.propertyChange',
      objectType,
      propertyName,
    })),
  ]);
}
