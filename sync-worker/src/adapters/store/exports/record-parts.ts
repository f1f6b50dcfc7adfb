import { dayOf } from '@attain/shared/domain/basics/time';

import type { ExportPart } from '../../../ports/company-export.ts';
import { fromJson } from '../json.ts';
import type { Scope } from '../scope.ts';
import { maybeMoment, moment } from './moments.ts';
import { mapped, pagesOf } from './pages.ts';

/** What people recorded, and what was signed of it: every version, with who and when. */
export function recordParts(scope: Scope, companyId: string): readonly ExportPart[] {
  return [
    {
      file: 'records.ndjson',
      about:
        'Every version of every record: goals with agreements and signatures, value lines, costs, reviews, quotes, onboarding, advocacy, escalations, health overrides, hypotheses, opportunities.',
      isOurs: true,
      rows: mapped(
        pagesOf(scope, 'record_version', { companyId, key: ['kind', 'record_id', 'version'] }),
        (row) => ({
          ...{ kind: row.kind, id: row.record_id, version: row.version },
          recordedAt: moment(row.recorded_at),
          ...{ recordedBy: row.recorded_by, via: row.via },
          ...{ action: row.action, note: row.note, ended: row.ended === 1 },
          body: fromJson(row.body),
        }),
      ),
    },
    {
      file: 'readings.ndjson',
      about: 'Every version of every reading of a metric; of one instant the highest holds.',
      isOurs: false,
      rows: mapped(
        pagesOf(scope, 'reading', { companyId, key: ['metric_id', 'measured_at', 'version'] }),
        (row) => ({
          metricId: row.metric_id,
          measuredAt: moment(row.measured_at),
          ...{ version: row.version, value: row.value },
          ...{ source: row.source, evidence: row.evidence },
          recordedAt: moment(row.recorded_at),
          ...{ recordedBy: row.recorded_by, via: row.via },
        }),
      ),
    },
    {
      file: 'sign-off-links.ndjson',
      about: 'Links by which a contact could sign and confirm, without what opens them.',
      isOurs: false,
      rows: mapped(pagesOf(scope, 'sign_off_link', { companyId, key: ['id'] }), (row) => ({
        ...{ id: row.id, goals: fromJson(row.goals), valueLines: fromJson(row.value_lines) },
        ...{ contact: row.contact, contactId: row.contact_id, createdBy: row.created_by },
        createdAt: moment(row.created_at),
        expiresAt: moment(row.expires_at),
        revokedAt: maybeMoment(row.revoked_at),
      })),
    },
    {
      file: 'tasks.ndjson',
      about: 'Tasks that are under way because of an alert, an escalation or a wish.',
      isOurs: true,
      rows: mapped(pagesOf(scope, 'follow_up', { companyId, key: ['reference'] }), (row) => ({
        ...{ cause: row.cause, role: row.role, title: row.title, reason: row.reason },
        ...{ due: dayOf(row.due_day), priority: row.priority, state: row.state },
        ...{ openedAt: moment(row.opened_at), hubspotTaskId: row.task_id },
      })),
    },
  ];
}
