import type { Day } from '@attain/shared/domain/basics/time';

import { chosen, type Faults, faultsOf, pastDay, text } from '../form/checks.ts';
import type { Field } from '../form/fields.ts';
import { ESCALATION_CAUSES } from '../words.ts';

export type EscalationDraft = { cause: string; reason: string; since: Day | null };

export function newEscalation(today: Day): EscalationDraft {
  return { cause: '', reason: '', since: today };
}

export const ESCALATION_FIELDS: readonly Field<EscalationDraft>[] = [
  {
    ...{ as: 'choice', name: 'cause', label: 'What it is about', required: true },
    options: ESCALATION_CAUSES,
  },
  {
    ...{ as: 'text', name: 'reason', label: 'What happened', required: true },
    hint: 'The task for who has to act says it.',
  },
  { as: 'day', name: 'since', label: 'Since', required: true },
];

export function escalationFaults({ cause, reason, since }: EscalationDraft, today: Day): Faults {
  return faultsOf({ cause: chosen(cause), reason: text(reason), since: pastDay(since, today) });
}

/** Body of `POST .../escalations`. */
export function escalationBody({ cause, reason, since }: EscalationDraft) {
  return { cause, reason: reason.trim(), since };
}
