import type { ContactDraft } from './contact.ts';
import { FieldInput } from './FieldInput.tsx';
import { useContacts } from './useContacts.ts';
import type { FormState } from './useForm.ts';

const SOMEBODY_ELSE = { value: '', label: 'Somebody else' };

type ContactFieldsProps<Draft> = { form: FormState<Draft>; label: string; hint: string };

/** Who of the customer: chosen among the contacts of the company, else written. */
export function ContactFields<Draft extends ContactDraft>(props: ContactFieldsProps<Draft>) {
  const { label, hint } = props;
  // The two fields of it are the same in every form.
  const form = props.form as unknown as FormState<ContactDraft>;
  const contacts = useContacts();
  const choose = (id: unknown) => {
    form.set('contactId', String(id));
    form.set('contact', contacts.find((contact) => contact.id === id)?.name ?? '');
  };
  return (
    <>
      {contacts.length > 0 && (
        <FieldInput<ContactDraft>
          field={{
            ...{ as: 'choice', name: 'contactId', label: 'Contact' },
            options: [
              ...contacts.map(({ id, name }) => ({ value: id, label: name })),
              SOMEBODY_ELSE,
            ],
          }}
          path="contactId"
          value={form.draft.contactId}
          fault={form.faults['contactId']}
          onChange={choose}
        />
      )}
      <FieldInput<ContactDraft>
        field={{ as: 'line', name: 'contact', label, required: true, hint }}
        path="contact"
        value={form.draft.contact}
        fault={form.faults['contact']}
        onChange={(value) => form.set('contact', String(value))}
      />
    </>
  );
}
