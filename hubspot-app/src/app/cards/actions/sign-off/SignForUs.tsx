import type { GoalRecord } from '@attain/shared/contract/goal-record';
import type { SignOffRules } from '@attain/shared/contract/sign-off-rules-route';
import { Alert, Text, useExtensionContext } from '@hubspot/ui-extensions';

import { ActionForm } from '../form/ActionForm.tsx';
import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { faultsOf, line } from '../form/checks.ts';
import { type Field, ownFields } from '../form/fields.ts';
import { FormFields } from '../form/FormFields.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import { Terms } from './Terms.tsx';
import { isSignedForUs, versionToSign } from './waiting.ts';

type SignatureDraft = { name: string };

const FIELDS: readonly Field<SignatureDraft>[] = [
  {
    ...{ as: 'line', name: 'name', label: 'Your name', required: true },
    hint: 'As the signature is to read.',
  },
];

/** Signs for us, where the reader is one of the executives that the configuration names (V29). */
export function SignForUs(props: Slot & Trigger & { id: string; goalId: string }) {
  const { id, label, look, goalId, ...slot } = props;
  const path = `/api/companies/${slot.companyId}/goals/${goalId}`;
  return (
    <ActionPanel
      id={id}
      label={label}
      title="Sign for us"
      {...(look === undefined ? {} : { look })}
    >
      {(panel) => (
        <Loaded<SignOffRules> ask={slot.ask} path="/api/sign-off-rules" what="who signs">
          {({ mayCallerSign }) =>
            mayCallerSign ? (
              <Loaded<GoalRecord> ask={slot.ask} path={path} what="the goal">
                {(goal, again) => <SignPanel {...{ ...slot, panel, goal, path, again }} />}
              </Loaded>
            ) : (
              <Alert title="Only our executives sign" variant="info">
                You are none of those that your administrator named. Ask one of them to open this
                record and sign.
              </Alert>
            )
          }
        </Loaded>
      )}
    </ActionPanel>
  );
}

type SignPanelProps = Slot & {
  panel: PanelControl;
  goal: GoalRecord;
  path: string;
  again: () => void;
};

function SignPanel(props: SignPanelProps) {
  const { goal } = props;
  const termsVersion = versionToSign(goal);
  if (termsVersion === null || isSignedForUs(goal)) {
    return (
      <Alert title="There is nothing for us to sign" variant="info">
        {termsVersion === null
          ? 'Nothing was offered to the customer yet, or it is signed by all.'
          : 'It is signed for us already. The customer’s signature is missing.'}
      </Alert>
    );
  }
  return <SignatureForm {...props} termsVersion={termsVersion} />;
}

function SignatureForm(props: SignPanelProps & { termsVersion: number }) {
  const { panel, goal, path, again, termsVersion, ask, format, onDone } = props;
  const { user } = useExtensionContext<'crm.record.tab'>();
  const form = useForm<SignatureDraft, void>({
    ask,
    initial: { name: [user.firstName, user.lastName].filter(Boolean).join(' ') },
    check: ({ name }) => faultsOf({ name: line(name) }),
    fieldOf: ownFields(FIELDS),
    async send({ name }, send) {
      const body = { name: name.trim(), termsVersion, version: goal.version };
      await send('sign', { method: 'POST', path: `${path}/signatures`, body });
    },
    onSent() {
      panel.close();
      onDone(`“${goal.title}” is signed for us.`);
    },
  });
  return (
    <ActionForm
      form={form}
      label="Sign"
      close={panel.close}
      base={{ ask, format, path, version: goal.version, again }}
    >
      <Terms goal={goal} format={format} />
      <Text variant="microcopy">
        Your name, the time and this text are kept, and cannot be changed afterwards.
      </Text>
      <FormFields form={form} fields={FIELDS} />
    </ActionForm>
  );
}
