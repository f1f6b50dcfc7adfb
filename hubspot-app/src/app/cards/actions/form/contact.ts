import { line } from './checks.ts';

/** Who of the customer it is: a contact of the company, or somebody that HubSpot does not know. */
export type ContactDraft = { contactId: string; contact: string };

export const NOBODY: ContactDraft = { contactId: '', contact: '' };

/** A contact as HubSpot hands it to a card. */
type Associated = { toObjectId: number; properties: Readonly<Record<string, string | null>> };

export type Contact = { id: string; name: string; firstName: string | null };

/** Contacts with a name, "Sarah Chen, VP Operations". */
export function contactsOf(results: readonly Associated[]): Contact[] {
  return results.flatMap(({ toObjectId, properties }) => {
    const { firstname, lastname, jobtitle } = properties;
    const name = [firstname, lastname].filter(Boolean).join(' ').trim();
    if (name === '') return [];
    const known = { id: String(toObjectId), firstName: firstname?.trim() || null };
    return [{ ...known, name: jobtitle ? `${name}, ${jobtitle}` : name }];
  });
}

const CONTACT = '0-1';
const COMPANY = '0-2';

/** Whom HubSpot writes an e-mail to: the contact, else whoever is chosen among those of the company. */
export function addresseeOf(companyId: string, contactId: string | null) {
  return contactId === null
    ? { objectTypeId: COMPANY, objectId: Number(companyId) }
    : { objectTypeId: CONTACT, objectId: Number(contactId) };
}

export function contactFault({ contact }: ContactDraft): string | null {
  return line(contact);
}

export function contactBody({ contactId, contact }: ContactDraft) {
  return { contact: contact.trim(), contactId: contactId === '' ? null : contactId };
}
