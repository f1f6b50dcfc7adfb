import { csatOfFive } from '@attain/shared/domain/health/survey-signals';

import type { Mapping } from '../../config/mapping.ts';
import type { CrmRecord } from '../../ports/crm.ts';
import type { SurveyRow } from '../../ports/store.ts';
import { type FieldIssue, instantField, numberField } from './fields.ts';

const KINDS: Record<string, SurveyRow['kind']> = { nps: 'nps', csat: 'csat' };

/**
 * An NPS (0-10) or CSAT (1-5, converted linearly from the portal's scale) answer.
 * Other surveys answer `row: null` without an issue; an NPS or CSAT answer without a usable value has one.
 */
export function surveyRow(
  record: CrmRecord,
  mapping: Mapping['surveys'],
): { row: SurveyRow | null; issues: readonly FieldIssue[] } {
  const p = record.properties;
  const kind = KINDS[(p[mapping.type] ?? '').toLowerCase()];
  if (!kind) return { row: null, issues: [] };

  const answered = numberField(mapping.value, p[mapping.value]);
  if (answered.value === undefined)
    return { row: null, issues: answered.issue ? [answered.issue] : [] };

  const scale = kind === 'nps' ? { lowest: 0, highest: 10 } : mapping.csatScale;
  if (answered.value < scale.lowest || answered.value > scale.highest) {
    const message = `${answered.value} is outside ${scale.lowest} to ${scale.highest}`;
    return { row: null, issues: [{ property: mapping.value, message }] };
  }
  const answeredAt = instantField(mapping.answeredAt, p[mapping.answeredAt]);
  return {
    row: {
      id: record.id,
      updatedAt: record.updatedAt,
      kind,
      value: kind === 'nps' ? answered.value : csatOfFive(answered.value, scale),
      answeredAt: answeredAt.value ?? record.createdAt,
    },
    issues: answeredAt.issue ? [answeredAt.issue] : [],
  };
}
