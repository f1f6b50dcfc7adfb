import { Text } from '@hubspot/ui-extensions';

import type { Slot } from '../slots.ts';
import { ActionForm, type Base } from './ActionForm.tsx';
import type { PanelControl } from './ActionPanel.tsx';
import { faultsOf, given, optionalText, text } from './checks.ts';
import { type Field, ownFields } from './fields.ts';
import { FormFields } from './FormFields.tsx';
import { useForm } from './useForm.ts';

type ReasonDraft = { reason: string };

type ReasonFormProps = Pick<Slot, 'onDone'> & {
  panel: PanelControl;
  base: Base;
  /** Where it is sent, behind the address of what it is about: `/withdrawal`. */
  step: string;
  /** What the step says beside the reason. */
  more?: Readonly<Record<string, unknown>>;
  /** What happens, before anybody does it. */
  says: string;
  label: string;
  isRequired?: boolean;
  isDestructive?: boolean;
  hint: string;
  done: string;
};

/** A step that needs nothing but a reason: taking something back, or settling it. */
export function ReasonForm(props: ReasonFormProps) {
  const { panel, base, step, says, label, hint, done, onDone } = props;
  const { isRequired = false, isDestructive = false, more = {} } = props;
  const fields: readonly Field<ReasonDraft>[] = [
    { as: 'text', name: 'reason', label: 'Reason', required: isRequired, hint },
  ];
  const form = useForm<ReasonDraft, void>({
    ask: base.ask,
    initial: { reason: '' },
    check: ({ reason }) => faultsOf({ reason: isRequired ? text(reason) : optionalText(reason) }),
    fieldOf: ownFields(fields),
    async send({ reason }, send) {
      const body = { ...more, reason: given(reason), version: base.version };
      await send('step', { method: 'POST', path: `${base.path}${step}`, body });
    },
    onSent() {
      panel.close();
      onDone(done);
    },
  });
  return (
    <ActionForm {...{ form, label, base, isDestructive }} close={panel.close}>
      <Text>{says}</Text>
      <FormFields form={form} fields={fields} />
    </ActionForm>
  );
}
