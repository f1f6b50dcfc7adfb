import type { Mapping } from '../../config/mapping.ts';
import type { CrmRecord, ObjectType } from '../../ports/crm.ts';
import type { RowOf } from '../../ports/store.ts';
import { dealReadingProperties, goalRecordProperties } from '../mapped-properties.ts';
import { inputProperties } from '../pulled-properties.ts';
import { companyRow, pick } from './company.ts';
import { dealRow } from './deal.ts';
import { engagementRow } from './engagement.ts';
import type { FieldIssue } from './fields.ts';
import { surveyRow } from './survey.ts';
import { ticketRow } from './ticket.ts';

type Normalised<T extends ObjectType> = { row: RowOf[T] | null; issues: readonly FieldIssue[] };

export type Normaliser = { [T in ObjectType]: (record: CrmRecord) => Normalised<T> };

/** Turns HubSpot's text into the mirror's rows, one function a type. Pure: what is unusable comes back as an issue. */
export function normaliser(
  mapping: Mapping,
  own: { companies: readonly string[]; deals: readonly string[] },
  currencyDigits: number,
): Normaliser {
  const ofDeals = dealReadingProperties(mapping);
  const ofGoals = goalRecordProperties(mapping);
  const inputs = [...inputProperties(mapping), 'num_associated_contacts', 'num_associated_deals'];
  return {
    companies: (record) => ({
      row: companyRow(record, mapping.company.accountKey, inputs, own.companies),
      issues: [],
    }),
    contacts: ({ id, updatedAt }) => ({ row: { id, updatedAt }, issues: [] }),
    deals: (record) => dealRow(record, mapping.deals, currencyDigits, own.deals, ofDeals),
    tickets: (record) => ticketRow(record, mapping.tickets),
    feedback_submissions: (record) => surveyRow(record, mapping.surveys),
    meetings: (record) => engagementRow('meetings', record, mapping),
    calls: (record) => engagementRow('calls', record, mapping),
    emails: (record) => engagementRow('emails', record, mapping),
    goal_records: ({ id, createdAt, updatedAt, properties }) => ({
      row: { id, createdAt, updatedAt, properties: pick(properties, ofGoals) },
      issues: [],
    }),
  };
}
