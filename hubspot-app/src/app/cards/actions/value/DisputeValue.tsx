import type { ValueLineRecord } from '@attain/shared/contract/value-routes';
import { Text } from '@hubspot/ui-extensions';

import { ActionForm, type Base } from '../form/ActionForm.tsx';
import type { PanelControl } from '../form/ActionPanel.tsx';
import { faultsOf, text } from '../form/checks.ts';
import { type ContactDraft, contactFault, NOBODY } from '../form/contact.ts';
import { ContactFields } from '../form/ContactFields.tsx';
import type { Field } from '../form/fields.ts';
import { FormFields } from '../form/FormFields.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import { type LineAction, LinePanel } from './LinePanel.tsx';

type DisputeDraft = ContactDraft & { reason: string };

const NEW: DisputeDraft = { ...NOBODY, reason: '' };

const FIELDS: readonly Field<DisputeDraft>[] = [
  { as: 'text', name: 'reason', label: 'What they say', required: true },
];

/** Records that the customer does not agree with a value line: it then counts nowhere until it is confirmed. */
export function DisputeValue(props: LineAction) {
  return (
    <LinePanel {...props} title="The customer disputes it">
      {(line, panel, base) => <DisputeForm {...props} {...{ line, panel, base }} />}
    </LinePanel>
  );
}

type DisputeFormProps = Slot & { line: ValueLineRecord; panel: PanelControl; base: Base };

function DisputeForm({ line, panel, base, ask, onDone }: DisputeFormProps) {
  const form = useForm<DisputeDraft, void>({
    ask,
    initial: NEW,
    check: (draft) => faultsOf({ contact: contactFault(draft), reason: text(draft.reason) }),
    fieldOf: (field) => (field === 'contact' || field === 'reason' ? field : null),
    async send({ contact, reason }, send) {
      const said = { contact: contact.trim(), reason: reason.trim() };
      const body = { ...said, version: base.version };
      await send('dispute', { method: 'POST', path: `${base.path}/dispute`, body });
    },
    onSent() {
      panel.close();
      onDone(`“${line.description}” is disputed and counts nowhere until it is confirmed.`);
    },
  });
  return (
    <ActionForm form={form} label="Record the dispute" close={panel.close} base={base}>
      <Text format={{ fontWeight: 'bold' }}>{line.description}</Text>
      <ContactFields form={form} label="Who disputes it" hint="Of the customer." />
      <FormFields form={form} fields={FIELDS} />
    </ActionForm>
  );
}
