import { Text, useExtensionContext } from '@hubspot/ui-extensions';

import { ActionForm } from '../form/ActionForm.tsx';
import { faultsOf, line } from '../form/checks.ts';
import { type Field, ownFields } from '../form/fields.ts';
import { FormFields } from '../form/FormFields.tsx';
import type { AboutGoal } from '../form/GoalPanel.tsx';
import { useForm } from '../form/useForm.ts';
import { Terms } from './Terms.tsx';

type SignatureDraft = { name: string };

const FIELDS: readonly Field<SignatureDraft>[] = [
  {
    ...{ as: 'line', name: 'name', label: 'Your name', required: true },
    hint: 'As the signature is to read.',
  },
];

type SignatureFormProps = AboutGoal & {
  /** The version of the terms that is read here. */
  termsVersion: number;
};

/** Signs the terms that stand above the name. */
export function SignatureForm(props: SignatureFormProps) {
  const { panel, goal, base, termsVersion, ask, format, onDone } = props;
  const { user } = useExtensionContext<'crm.record.tab'>();
  const form = useForm<SignatureDraft, void>({
    ask,
    initial: { name: [user.firstName, user.lastName].filter(Boolean).join(' ') },
    check: ({ name }) => faultsOf({ name: line(name) }),
    fieldOf: ownFields(FIELDS),
    async send({ name }, send) {
      const body = { name: name.trim(), termsVersion, version: goal.version };
      await send('sign', { method: 'POST', path: `${base.path}/signatures`, body });
    },
    onSent() {
      panel.close();
      onDone(`“${goal.title}” is signed for us.`);
    },
  });
  return (
    <ActionForm form={form} label="Sign" close={panel.close} base={base}>
      <Terms goal={goal} format={format} />
      <Text variant="microcopy">
        Your name, the time and this text are kept, and cannot be changed afterwards.
      </Text>
      <FormFields form={form} fields={FIELDS} />
    </ActionForm>
  );
}
