import type { Mapping } from '../../config/mapping.ts';
import type { CrmRecord } from '../../ports/crm.ts';
import type { TicketPriority, TicketRow } from '../../ports/store.ts';
import { instantField, type FieldIssue } from './fields.ts';

const PRIORITIES: Record<string, TicketPriority> = {
  urgent: 'urgent',
  high: 'high',
  medium: 'medium',
  low: 'low',
};

/** A ticket. A priority that the portal made up counts as none: weight 1, like medium. */
export function ticketRow(
  record: CrmRecord,
  mapping: Mapping['tickets'],
): { row: TicketRow; issues: readonly FieldIssue[] } {
  const p = record.properties;
  const createdAt = instantField('createdate', p['createdate']);
  const closedAt = instantField('closed_date', p['closed_date']);
  return {
    row: {
      id: record.id,
      updatedAt: record.updatedAt,
      createdAt: createdAt.value ?? record.createdAt,
      closedAt: closedAt.value ?? null,
      priority: PRIORITIES[(p[mapping.priority] ?? '').toLowerCase()] ?? 'none',
      category: p[mapping.category] || null,
    },
    issues: [createdAt.issue, closedAt.issue].filter((issue) => issue !== undefined),
  };
}
