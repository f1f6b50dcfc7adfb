import { ActionForm } from '../form/ActionForm.tsx';
import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { ownFields } from '../form/fields.ts';
import { FormFields } from '../form/FormFields.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import { activityInWords } from '../words.ts';
import { ADVOCACY_FIELDS, advocacyBody, advocacyFaults, newAdvocacy } from './advocacy-form.ts';

/** Records what the customer did for us (A38-A41). */
export function RecordAdvocacy({ id, label, look, ...slot }: Slot & Trigger & { id: string }) {
  return (
    <ActionPanel id={id} label={label} title="Record what they did for us" look={look}>
      {(panel) => <AdvocacyForm {...slot} panel={panel} />}
    </ActionPanel>
  );
}

type AdvocacyFormProps = Slot & { panel: PanelControl };

function AdvocacyForm({ panel, companyId, view, ask, format, onDone }: AdvocacyFormProps) {
  const form = useForm({
    ask,
    initial: newAdvocacy(view.today),
    check: (draft) => advocacyFaults(draft, view.today),
    fieldOf: ownFields(ADVOCACY_FIELDS),
    async send(draft, send) {
      const path = `/api/companies/${companyId}/advocacy-activities`;
      await send('record', { method: 'POST', path, body: advocacyBody(draft) });
      const what = activityInWords(draft.activity);
      return `Recorded: ${what}, ${format.date(draft.on ?? view.today)}.`;
    },
    onSent(done) {
      panel.close();
      onDone(done);
    },
  });
  return (
    <ActionForm form={form} label="Record it" close={panel.close}>
      <FormFields form={form} fields={ADVOCACY_FIELDS} />
    </ActionForm>
  );
}
