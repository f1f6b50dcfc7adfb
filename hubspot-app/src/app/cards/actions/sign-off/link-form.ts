import { contactBody, type ContactDraft, contactFault, NOBODY } from '../form/contact.ts';
import { type Faults, faultsOf, number } from '../form/checks.ts';
import type { Field } from '../form/fields.ts';

const MOST_DAYS = 90;

export type LinkDraft = ContactDraft & { validDays: number | null };

/** What a link shows to the customer, to be signed or confirmed. */
export type LinkSubject = { goalIds: readonly string[]; valueLineIds: readonly string[] };

export function newLink(linkDays: number): LinkDraft {
  return { ...NOBODY, validDays: linkDays };
}

export const LINK_FIELDS: readonly Field<LinkDraft>[] = [
  {
    ...{ as: 'number', name: 'validDays', label: 'Good for', required: true },
    hint: `Days from today, at most ${MOST_DAYS}.`,
  },
];

export function linkFaults(draft: LinkDraft): Faults {
  const { validDays } = draft;
  const isDays = validDays !== null && Number.isInteger(validDays);
  return faultsOf({
    contact: contactFault(draft),
    validDays:
      number(validDays) ??
      (isDays && validDays >= 1 && validDays <= MOST_DAYS
        ? null
        : `must be whole days from 1 to ${MOST_DAYS}`),
  });
}

/** Body of `POST /api/companies/:companyId/sign-off-links`. */
export function linkBody({ validDays, ...contact }: LinkDraft, subject: LinkSubject) {
  return { ...contactBody(contact), ...subject, validDays };
}

export function linkField(apiField: string): string | null {
  return ['contact', 'contactId', 'validDays'].includes(apiField) ? apiField : null;
}
