import type { Mapping } from '../config/mapping.ts';
import type { ObjectType } from '../ports/crm.ts';

/** The company properties that hold the input of scoring, by their HubSpot names. */
export function inputProperties(mapping: Mapping): readonly string[] {
  const { customers, company } = mapping;
  const { onboarding, ...single } = company;
  const named = [customers.property, ...Object.values(single), ...Object.values(onboarding)];
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
  };
}
