import { Input } from '@hubspot/ui-extensions';

import { FieldInput } from '../form/FieldInput.tsx';
import { useContacts } from '../form/useContacts.ts';

/** `id` = `null`: nobody that HubSpot knows. */
export type Greeted = { id: string | null; firstName: string | null };

type ContactChoiceProps = { greeted: Greeted; onChange: (greeted: Greeted) => void };

export const NOBODY_GREETED: Greeted = { id: null, firstName: null };
const NOBODY = { value: '', label: 'Nobody in particular' };

/** Whom it greets: among the contacts of the company, else by a name that is typed. */
export function ContactChoice({ greeted, onChange }: ContactChoiceProps) {
  const contacts = useContacts();
  if (contacts.length === 0) {
    return (
      <Input
        name="firstName"
        label="First name of the contact"
        description="It is kept nowhere."
        value={greeted.firstName ?? ''}
        onChange={(name) => onChange({ id: null, firstName: name.trim() || null })}
      />
    );
  }
  const options = [NOBODY, ...contacts.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <FieldInput
      field={{ as: 'choice', name: 'contactId', label: 'To', options }}
      path="contactId"
      value={greeted.id ?? ''}
      fault={undefined}
      onChange={(id) => onChange(contacts.find((each) => each.id === id) ?? NOBODY_GREETED)}
    />
  );
}
