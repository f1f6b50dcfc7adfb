import { useAssociations } from '@hubspot/ui-extensions/crm';

import { type Contact, contactsOf } from './contact.ts';

const CONTACTS = { toObjectType: '0-1', properties: ['firstname', 'lastname', 'jobtitle'] };
const MOST_CONTACTS = 50;

/** The contacts of the company that the card is on; none while they are read, or where HubSpot does not hand them out. */
export function useContacts(): Contact[] {
  const { results } = useAssociations({ ...CONTACTS, pageLength: MOST_CONTACTS });
  return contactsOf(results);
}
