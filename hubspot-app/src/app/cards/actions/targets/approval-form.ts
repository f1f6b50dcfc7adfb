import type { Day } from '@attain/shared/domain/basics/time';

import { type Faults, faultsOf, given, optionalText, pastDay, text } from '../form/checks.ts';
import { contactBody, type ContactDraft, contactFault, NOBODY } from '../form/contact.ts';
import { type Field, ownFields } from '../form/fields.ts';

export type ApprovalDraft = ContactDraft & {
  agreedOn: Day | null;
  reason: string;
  evidence: string;
};

export function newApproval(today: Day, reason: string): ApprovalDraft {
  return { ...NOBODY, agreedOn: today, reason, evidence: '' };
}

export const APPROVAL_FIELDS: readonly Field<ApprovalDraft>[] = [
  { as: 'day', name: 'agreedOn', label: 'Agreed on', required: true },
  { as: 'text', name: 'reason', label: 'Reason', required: true, hint: 'Why the terms change.' },
  {
    ...{ as: 'text', name: 'evidence', label: 'Evidence' },
    hint: 'Where their word can be seen: a link to the minutes or the message.',
  },
];

export function approvalFaults(draft: ApprovalDraft, today: Day): Faults {
  return faultsOf({
    contact: contactFault(draft),
    agreedOn: pastDay(draft.agreedOn, today),
    reason: text(draft.reason),
    evidence: optionalText(draft.evidence),
  });
}

export function approvalBody({ agreedOn, reason, evidence, ...contact }: ApprovalDraft) {
  return {
    ...contactBody(contact),
    ...{ agreedOn, reason: reason.trim(), evidence: given(evidence) },
  };
}

const ofFields = ownFields(APPROVAL_FIELDS);

export function approvalField(apiField: string): string | null {
  return apiField === 'contact' || apiField === 'contactId' ? apiField : ofFields(apiField);
}
