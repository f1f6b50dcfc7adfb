import type { HealthOverrideRecord } from '@attain/shared/contract/person-input-routes';
import { addDays, type Day } from '@attain/shared/domain/basics/time';

import { chosen, comingDay, type Faults, faultsOf, text } from '../form/checks.ts';
import type { Field } from '../form/fields.ts';
import { BANDS } from '../words.ts';

export type JudgementDraft = { band: string; reason: string; until: Day | null };

const MOST_DAYS = 90;
const USUAL_DAYS = 30;

/** The judgement that holds, to be renewed, or a new one. */
export function judgement(held: HealthOverrideRecord | null, today: Day): JudgementDraft {
  return held === null
    ? { band: '', reason: '', until: addDays(today, USUAL_DAYS) }
    : { band: held.band, reason: held.reason, until: held.until };
}

export const JUDGEMENT_FIELDS: readonly Field<JudgementDraft>[] = [
  {
    ...{ as: 'choice', name: 'band', label: 'Health as you judge it', required: true },
    options: BANDS,
  },
  {
    ...{ as: 'text', name: 'reason', label: 'Reason', required: true },
    hint: 'What the figures do not know: “Their sponsor left.”',
  },
  {
    ...{ as: 'day', name: 'until', label: 'Holds until', required: true },
    hint: `At most ${MOST_DAYS} days. Renew it then if it still holds.`,
  },
];

export function judgementFaults({ band, reason, until }: JudgementDraft, today: Day): Faults {
  const last = addDays(today, MOST_DAYS);
  return faultsOf({
    band: chosen(band),
    reason: text(reason),
    until:
      comingDay(until, today) ??
      (until !== null && until > last
        ? `is more than ${MOST_DAYS} days ahead: name an earlier day, and renew it then`
        : null),
  });
}

/** One that was taken back, or is over, holds no more. */
export function heldOn(record: HealthOverrideRecord, today: Day): HealthOverrideRecord | null {
  return record.ended || record.until < today ? null : record;
}
