import type { ValueLineRecord } from '@attain/shared/contract/value-routes';
import { Text } from '@hubspot/ui-extensions';

import { ActionForm, type Base } from '../form/ActionForm.tsx';
import type { PanelControl } from '../form/ActionPanel.tsx';
import { ContactFields } from '../form/ContactFields.tsx';
import { FormFields } from '../form/FormFields.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import {
  confirmationBody,
  confirmationFaults,
  confirmationField,
  confirmationFields,
  newConfirmation,
} from './confirmation-form.ts';
import { type LineAction, LinePanel } from './LinePanel.tsx';

/** Records that the customer confirmed a value line, with the amount and where their word can be seen (C20). */
export function ConfirmValue(props: LineAction) {
  return (
    <LinePanel {...props} title="The customer confirmed it">
      {(line, panel, base) => <ConfirmationForm {...props} {...{ line, panel, base }} />}
    </LinePanel>
  );
}

type ConfirmationFormProps = Slot & { line: ValueLineRecord; panel: PanelControl; base: Base };

function ConfirmationForm({ line, panel, base, ...slot }: ConfirmationFormProps) {
  const { ask, view, format, onDone } = slot;
  const form = useForm({
    ask,
    initial: newConfirmation(line, view.today),
    check: (draft) => confirmationFaults(draft, view.today),
    fieldOf: confirmationField,
    async send(draft, send) {
      const body = { ...confirmationBody(draft), version: base.version };
      await send('confirm', { method: 'POST', path: `${base.path}/confirmation`, body });
      const amount = format.money(draft.amount ?? 0, view.currency);
      return `“${line.description}” is confirmed at ${amount}.`;
    },
    onSent(done) {
      panel.close();
      onDone(done);
    },
  });
  return (
    <ActionForm form={form} label="Record the confirmation" close={panel.close} base={base}>
      <Text format={{ fontWeight: 'bold' }}>{line.description}</Text>
      <Text variant="microcopy">
        It counts as confirmed value from then on, and what was confirmed is not edited any more.
      </Text>
      <ContactFields form={form} label="Who confirmed it" hint="Of the customer." />
      <FormFields form={form} fields={confirmationFields(line, view.currency)} />
    </ActionForm>
  );
}
