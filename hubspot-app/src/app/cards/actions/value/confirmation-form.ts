import type { ValueLineRecord } from '@attain/shared/contract/value-routes';
import type { Day } from '@attain/shared/domain/basics/time';

import { amount, type Faults, faultsOf, pastDay, text } from '../form/checks.ts';
import { type ContactDraft, contactFault, NOBODY } from '../form/contact.ts';
import { type Field, ownFields } from '../form/fields.ts';

export type ConfirmationDraft = ContactDraft & {
  amount: number | null;
  confirmedOn: Day | null;
  evidence: string;
};

/** Savings are confirmed as they were counted; other types are worth what the customer says. */
export function newConfirmation(line: ValueLineRecord, today: Day): ConfirmationDraft {
  const counted = line.type === 'hard_savings' ? line.amount : null;
  return { ...NOBODY, amount: counted, confirmedOn: today, evidence: '' };
}

export function confirmationFields(
  { recurring }: Pick<ValueLineRecord, 'recurring'>,
  currency: string,
): readonly Field<ConfirmationDraft>[] {
  return [
    {
      ...{ as: 'money', name: 'amount', label: 'Confirmed amount', required: true, currency },
      hint: recurring === null ? 'The whole amount, once.' : `For each ${recurring}.`,
    },
    { as: 'day', name: 'confirmedOn', label: 'Confirmed on', required: true },
    {
      ...{ as: 'text', name: 'evidence', label: 'Evidence', required: true },
      hint: 'Where their word can be seen: a link to the minutes or the message.',
    },
  ];
}

export function confirmationFaults(draft: ConfirmationDraft, today: Day): Faults {
  return faultsOf({
    contact: contactFault(draft),
    amount: amount(draft.amount),
    confirmedOn: pastDay(draft.confirmedOn, today),
    evidence: text(draft.evidence),
  });
}

/** Body of `POST .../value-lines/:id/confirmation`. */
export function confirmationBody(draft: ConfirmationDraft) {
  const { contact, confirmedOn, amount, evidence } = draft;
  return { contact: contact.trim(), confirmedOn, amount, evidence: evidence.trim() };
}

const ofFields = ownFields(confirmationFields({ recurring: null }, ''));

export function confirmationField(apiField: string): string | null {
  return apiField === 'contact' ? apiField : ofFields(apiField);
}
