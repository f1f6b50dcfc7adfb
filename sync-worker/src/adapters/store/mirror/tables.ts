import type { ObjectType } from '../../../ports/crm.ts';
import type { EngagementRow, RowOf } from '../../../ports/store.ts';
import type { Columns, SqlValue } from '../engine.ts';
import { toJson } from '../json.ts';
import { type EngagementType, TYPE_CODES } from '../types.ts';

type MirrorTable =
  | 'company'
  | 'contact'
  | 'deal'
  | 'ticket'
  | 'survey_answer'
  | 'engagement'
  | 'goal_record';

/** How rows of one type lie in their table. */
export type Table<Row> = {
  name: MirrorTable;
  /** Set where several types share the table. */
  type?: number;
  /** The columns whose change is a change of the record. */
  columns: Columns;
  content(row: Row): readonly SqlValue[];
  /** What HubSpot holds of ours, for the types that we write to. */
  held?(row: Row): Readonly<Record<string, string>>;
  /** The rows outlive their deletion in HubSpot. */
  restorable?: true;
};

const flag = (value: boolean) => (value ? 1 : 0);

function engagements(type: EngagementType): Table<EngagementRow> {
  return {
    name: 'engagement',
    type: TYPE_CODES[type],
    columns: { at: 'bigint', outreach: 'integer', answered: 'integer', meeting_type: 'text' },
    content: (row) => [row.at, flag(row.outreach), flag(row.answered), row.type],
  };
}

export const TABLES: { readonly [T in ObjectType]: Table<RowOf[T]> } = {
  companies: {
    name: 'company',
    columns: {
      name: 'text',
      domain: 'text',
      account_keys: 'text',
      created_at: 'bigint',
      properties: 'text',
      merged_ids: 'text',
    },
    content: (row) => [
      row.name,
      row.domain,
      JSON.stringify(row.accountKeys),
      row.createdAt,
      toJson(row.properties),
      JSON.stringify(row.mergedIds),
    ],
    held: (row) => row.held,
    restorable: true,
  },
  contacts: { name: 'contact', columns: {}, content: () => [] },
  deals: {
    name: 'deal',
    columns: {
      created_at: 'bigint',
      pipeline: 'text',
      stage: 'text',
      amount: 'bigint',
      close_at: 'bigint',
      is_closed: 'integer',
      is_won: 'integer',
      lost_reason: 'text',
      properties: 'text',
    },
    content: (row) => [
      row.createdAt,
      row.pipeline,
      row.stage,
      row.amount,
      row.closeAt,
      flag(row.isClosed),
      flag(row.isWon),
      row.lostReason,
      toJson(row.properties),
    ],
    held: (row) => row.held,
  },
  tickets: {
    name: 'ticket',
    columns: {
      created_at: 'bigint',
      closed_at: 'bigint',
      priority: 'text',
      category: 'text',
      first_reply_at: 'bigint',
    },
    content: (row) => [row.createdAt, row.closedAt, row.priority, row.category, row.firstReplyAt],
  },
  feedback_submissions: {
    name: 'survey_answer',
    columns: { kind: 'text', value: 'double precision', answered_at: 'bigint' },
    content: (row) => [row.kind, row.value, row.answeredAt],
  },
  meetings: engagements('meetings'),
  calls: engagements('calls'),
  emails: engagements('emails'),
  goal_records: {
    name: 'goal_record',
    columns: { created_at: 'bigint', properties: 'text' },
    content: (row) => [row.createdAt, toJson(row.properties)],
  },
};
