import type { Mapping } from '../../config/mapping.ts';
import type { CrmRecord } from '../../ports/crm.ts';
import type { EngagementRow } from '../../ports/store.ts';
import { type FieldIssue, instantField } from './fields.ts';

type EngagementType = 'meetings' | 'calls' | 'emails';
type Reader = (
  p: CrmRecord['properties'],
  mapping: Mapping,
) => Pick<EngagementRow, 'kind' | 'outreach' | 'answered' | 'type'>;

/** The id of HubSpot's built-in call outcome "Connected", the same in every portal. */
const CALL_CONNECTED = 'f240bbac-87c9-4f6e-bf70-924b57d47db7';

const READERS: Record<EngagementType, Reader> = {
  meetings: (p, mapping) => ({
    kind: 'meeting',
    outreach: p['hs_meeting_outcome'] !== 'CANCELED' && p['hs_meeting_outcome'] !== 'RESCHEDULED',
    answered: p['hs_meeting_outcome'] === 'COMPLETED',
    type: p[mapping.meetings.type] || null,
  }),
  calls: (p) => ({
    kind: 'call',
    outreach: p['hs_call_direction'] !== 'INBOUND',
    answered:
      p['hs_call_disposition'] === CALL_CONNECTED ||
      (!p['hs_call_disposition'] && p['hs_call_status'] === 'COMPLETED'),
    type: null,
  }),
  emails: (p) => ({
    kind: 'email',
    outreach: p['hs_email_direction'] === 'EMAIL',
    answered: Number(p['hs_email_reply_count'] ?? 0) > 0,
    type: null,
  }),
};

export function engagementRow(
  type: EngagementType,
  record: CrmRecord,
  mapping: Mapping,
): { row: EngagementRow; issues: readonly FieldIssue[] } {
  const at = instantField('hs_timestamp', record.properties['hs_timestamp']);
  return {
    row: {
      id: record.id,
      updatedAt: record.updatedAt,
      at: at.value ?? record.createdAt,
      ...READERS[type](record.properties, mapping),
    },
    issues: at.issue ? [at.issue] : [],
  };
}
