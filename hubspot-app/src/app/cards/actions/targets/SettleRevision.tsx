import type { GoalRecord } from '@attain/shared/contract/goal-record';
import { Alert, Divider } from '@hubspot/ui-extensions';

import { ActionForm } from '../form/ActionForm.tsx';
import { ActionPanel, inside } from '../form/ActionPanel.tsx';
import { ContactFields } from '../form/ContactFields.tsx';
import { FormFields } from '../form/FormFields.tsx';
import { type AboutGoal, type GoalAction, GoalPanel } from '../form/GoalPanel.tsx';
import { ReasonForm } from '../form/ReasonForm.tsx';
import { useForm } from '../form/useForm.ts';
import { Terms } from '../sign-off/Terms.tsx';
import {
  APPROVAL_FIELDS,
  approvalBody,
  approvalFaults,
  approvalField,
  newApproval,
} from './approval-form.ts';

/** A change of signed targets that waits: the customer agreed to it somewhere, or it is taken back (C27). */
export function SettleRevision(props: GoalAction) {
  return (
    <GoalPanel {...props} title="The change that waits">
      {(about) => <SettlePanel {...about} id={props.id} />}
    </GoalPanel>
  );
}

function SettlePanel({ id, ...about }: AboutGoal & { id: string }) {
  const { goal, panel, base, format, onDone } = about;
  if (goal.agreement?.revision == null) {
    return (
      <Alert title="No change waits" variant="info">
        It was agreed to, or taken back, meanwhile.
      </Alert>
    );
  }
  return (
    <>
      <Terms goal={goal} format={format} />
      <ApprovalForm {...about} />
      <Divider />
      <ActionPanel
        id={`${id}-take-back`}
        as="modal"
        label="Take the change back"
        look={{ size: 'sm' }}
        title="Take the change back"
      >
        {(modal) => (
          <ReasonForm
            {...{ base, panel: inside(modal, panel), onDone }}
            step="/revision/withdrawal"
            says="The signed targets hold as before. Do this too where the customer declined."
            label="Take it back"
            isDestructive={true}
            hint="Why, or what the customer said."
            done={`The change of “${goal.title}” is taken back.`}
          />
        )}
      </ActionPanel>
    </>
  );
}

function ApprovalForm({ panel, goal, base, ask, onDone, view }: AboutGoal) {
  const form = useForm({
    ask,
    initial: newApproval(view.today, goal.agreement?.revision?.reason ?? ''),
    check: (draft) => approvalFaults(draft, view.today),
    fieldOf: approvalField,
    async send(draft, send) {
      const body = { ...approvalBody(draft), version: base.version };
      const after = await send<GoalRecord>('approve', {
        method: 'POST',
        path: `${base.path}/revision/approval`,
        body,
      });
      return after.agreement?.revision == null
        ? `The new targets of “${goal.title}” hold.`
        : `The customer's agreement is recorded. The new targets of “${goal.title}” hold once our executive signs too.`;
    },
    onSent(done) {
      panel.close();
      onDone(done);
    },
  });
  return (
    <ActionForm form={form} label="Record that they agree" close={panel.close} base={base}>
      <ContactFields form={form} label="Who agreed" hint="Of the customer." />
      <FormFields form={form} fields={APPROVAL_FIELDS} />
    </ActionForm>
  );
}
