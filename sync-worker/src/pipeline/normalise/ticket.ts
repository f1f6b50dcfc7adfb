import type { Mapping } from '../../config/mapping.ts';
import type { CrmRecord } from '../../ports/crm.ts';
import type { TicketRow } from '../../ports/store.ts';
import { instantField, type FieldIssue } from './fields.ts';

/**
 * A ticket. Its priority stays the portal's word, in lower case: one that the portal made up weighs as much as none, and
 * may still be mapped to an escalation.
 */
export function ticketRow(
  record: CrmRecord,
  mapping: Mapping['tickets'],
): { row: TicketRow; issues: readonly FieldIssue[] } {
  const p = record.properties;
  const createdAt = instantField('createdate', p['createdate']);
  const closedAt = instantField('closed_date', p['closed_date']);
  const firstReplyAt = instantField(mapping.firstReply, p[mapping.firstReply]);
  return {
    row: {
      id: record.id,
      updatedAt: record.updatedAt,
      createdAt: createdAt.value ?? record.createdAt,
      closedAt: closedAt.value ?? null,
      priority: p[mapping.priority]?.toLowerCase() || 'none',
      category: p[mapping.category] || null,
      firstReplyAt: firstReplyAt.value ?? null,
    },
    issues: [createdAt, closedAt, firstReplyAt].flatMap(({ issue }) => issue ?? []),
  };
}
