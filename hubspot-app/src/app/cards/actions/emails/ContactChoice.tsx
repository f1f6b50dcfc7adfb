import { Text } from '@hubspot/ui-extensions';

import type { Contact } from '../form/contact.ts';
import { FieldInput } from '../form/FieldInput.tsx';
import { useContacts } from '../form/useContacts.ts';

type ContactChoiceProps = { contact: Contact | null; onChange: (contact: Contact | null) => void };

const NOBODY = { value: '', label: 'Nobody in particular' };

/** Whom it greets, among the contacts of the company. */
export function ContactChoice({ contact, onChange }: ContactChoiceProps) {
  const contacts = useContacts();
  if (contacts.length === 0) {
    return <Text variant="microcopy">This company has no contact to greet by name.</Text>;
  }
  const options = [NOBODY, ...contacts.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <FieldInput
      field={{ as: 'choice', name: 'contactId', label: 'To', options }}
      path="contactId"
      value={contact?.id ?? ''}
      fault={undefined}
      onChange={(id) => onChange(contacts.find((each) => each.id === id) ?? null)}
    />
  );
}
