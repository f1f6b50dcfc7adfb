import type { Mapping } from '../config/mapping.ts';
import { OBJECT_TYPES, type ObjectType } from '../ports/crm.ts';
import {
  companyGoalProperties,
  dealReadingProperties,
  goalRecordProperties,
} from './mapped-properties.ts';

/** The object types that are read; the custom object for goals only where one is mapped. */
export function pulledTypes({ goals }: Pick<Mapping, 'goals'>): readonly ObjectType[] {
  return OBJECT_TYPES.filter((type) => type !== 'goal_records' || goals.customObject !== null);
}

/** The company properties that hold the input of scoring, by their HubSpot names. */
export function inputProperties(mapping: Mapping): readonly string[] {
  const { customers, company } = mapping;
  const { onboarding, advocacy, healthOverride, ...single } = company;
  const named = [
    customers.property,
    ...Object.values(single),
    ...Object.values(onboarding),
    ...Object.values(advocacy),
    ...Object.values(healthOverride ?? {}),
    ...companyGoalProperties(mapping),
  ];
  return [...new Set(named.filter((name) => name !== null))];
}

/** Company properties that every portal has from the start. */
const BROUGHT_ALONG: ReadonlySet<string> = new Set([
  'lifecyclestage',
  'industry',
  'numberofemployees',
  'hubspot_owner_id',
]);

/** Those of the input properties that somebody has to create: HubSpot brings the others along. */
export function createdInputProperties(mapping: Mapping): readonly string[] {
  return inputProperties(mapping).filter((name) => !BROUGHT_ALONG.has(name));
}

/**
 * What to ask HubSpot for, by type. Only what is used, because every property costs transfer and memory
 * and because names and addresses of people are none of our business.
 */
export function pulledProperties(
  mapping: Mapping,
  own: { companies: readonly string[]; deals: readonly string[] },
): Record<ObjectType, readonly string[]> {
  const { deals, tickets, surveys, meetings } = mapping;
  return {
    companies: [
      'name',
      'domain',
      'createdate',
      'hs_merged_object_ids',
      'num_associated_contacts',
      'num_associated_deals',
      ...inputProperties(mapping),
      ...own.companies,
    ],
    contacts: ['hs_merged_object_ids'],
    deals: [
      'amount',
      'amount_in_home_currency',
      'closedate',
      'pipeline',
      'dealstage',
      'hs_is_closed',
      'hs_is_closed_won',
      'hs_merged_object_ids',
      ...(deals.churnThreatReasons.length > 0 ? ['closed_lost_reason'] : []),
      ...dealReadingProperties(mapping),
      ...own.deals,
    ],
    tickets: [
      'createdate',
      'closed_date',
      'hs_merged_object_ids',
      tickets.priority,
      tickets.category,
      tickets.firstReply,
    ],
    feedback_submissions: [surveys.type, surveys.value, surveys.answeredAt],
    meetings: ['hs_timestamp', 'hs_meeting_outcome', meetings.type],
    calls: ['hs_timestamp', 'hs_call_direction', 'hs_call_disposition', 'hs_call_status'],
    emails: ['hs_timestamp', 'hs_email_direction', 'hs_email_reply_count'],
    goal_records: mapping.goals.customObject
      ? ['hs_merged_object_ids', ...goalRecordProperties(mapping)]
      : [],
  };
}
