import { configurationSchema } from '@attain/sync-worker/config/configuration';
import { inputProperties } from '@attain/sync-worker/pipeline/pulled-properties';
import type { ObjectType } from '@attain/sync-worker/ports/crm';

import type { Subscription } from '../portal/webhooks.ts';

export const SUBSCRIBED_EVENTS = [
  'object.creation',
  'object.deletion',
  'object.restore',
  'object.merge',
  'object.associationChange',
];

/** The properties of an unchanged configuration, by what a person changes: others, such as a close date, follow from them. */
export const SUBSCRIBED_PROPERTIES = {
  companies: [
    'name',
    'domain',
    ...inputProperties(configurationSchema.parse({}).mapping),
    'num_associated_contacts',
    'num_associated_deals',
  ],
  contacts: [],
  deals: ['amount', 'closedate', 'pipeline', 'dealstage', 'closed_lost_reason'],
  tickets: [
    'hs_ticket_priority',
    'hs_ticket_category',
    'hs_pipeline_stage',
    'first_agent_reply_date',
  ],
  feedback_submissions: ['hs_value'],
  meetings: ['hs_timestamp', 'hs_meeting_outcome', 'hs_activity_type'],
  calls: ['hs_timestamp', 'hs_call_direction', 'hs_call_disposition', 'hs_call_status'],
  emails: ['hs_timestamp', 'hs_email_direction', 'hs_email_reply_count'],
} satisfies Readonly<Record<Exclude<ObjectType, 'goal_records'>, readonly string[]>>;

const SUBSCRIBED_TYPES = Object.keys(
  SUBSCRIBED_PROPERTIES,
) as (keyof typeof SUBSCRIBED_PROPERTIES)[];

/** The subscriptions that an administrator needs: HubSpot has one for each property. */
export function attainSubscriptions(): readonly Subscription[] {
  return SUBSCRIBED_TYPES.flatMap((objectType) => [
    ...SUBSCRIBED_EVENTS.map((subscriptionType) => ({ subscriptionType, objectType })),
    ...SUBSCRIBED_PROPERTIES[objectType].map((propertyName) => ({
      subscriptionType: 'object.propertyChange',
      objectType,
      propertyName,
    })),
  ]);
}
