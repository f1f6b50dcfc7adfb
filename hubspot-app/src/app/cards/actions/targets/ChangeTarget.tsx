import { Alert, Text } from '@hubspot/ui-extensions';

import { ActionForm } from '../form/ActionForm.tsx';
import { FormFields } from '../form/FormFields.tsx';
import { type AboutGoal, type GoalAction, GoalPanel } from '../form/GoalPanel.tsx';
import { useForm } from '../form/useForm.ts';
import {
  storedTargets,
  targetBody,
  targetFaults,
  targetField,
  targetFields,
  type Way,
  wayOf,
} from './target-form.ts';

/** Changes targets: by an edit while nobody signed them, by a revision that the customer approves afterwards. */
export function ChangeTarget(props: GoalAction) {
  return (
    <GoalPanel {...props} title="Change a target">
      {(about) => <TargetPanel {...about} way={wayOf(about.goal)} />}
    </GoalPanel>
  );
}

type TargetPanelProps = AboutGoal & { way: Way };

function TargetPanel(props: TargetPanelProps) {
  if (props.way === 'closed') {
    return (
      <Alert title="This goal is decided" variant="info">
        Its targets stay as they were. Add a new goal for what comes next.
      </Alert>
    );
  }
  if (props.way === 'settle_first') {
    return (
      <Alert title="A change waits for the customer already" variant="info">
        Settle it first: record that they agree, or take it back.
      </Alert>
    );
  }
  return <TargetForm {...props} />;
}

function TargetForm({ goal, way, panel, base, ask, format, onDone }: TargetPanelProps) {
  const form = useForm({
    ask,
    initial: storedTargets(goal),
    check: (draft) => targetFaults(goal, way, draft),
    fieldOf: (apiField, draft) => targetField(goal, draft, apiField),
    async send(draft, send) {
      const body = targetBody(goal, way, draft);
      if (way === 'revise') {
        await send('revise', { method: 'POST', path: `${base.path}/revision`, body });
        return `The change of “${goal.title}” is proposed. The signed targets hold until the customer agrees.`;
      }
      await send('edit', { method: 'PATCH', path: base.path, body });
      return `“${goal.title}” is changed.`;
    },
    onSent(done) {
      panel.close();
      onDone(done);
    },
  });
  return (
    <ActionForm
      form={form}
      label={way === 'revise' ? 'Propose the change' : 'Save'}
      close={panel.close}
      base={base}
    >
      <Text>
        {way === 'revise'
          ? `${goal.agreement?.signedBy ?? 'The customer'} signed these targets. They go on being measured until the customer agrees to the new ones.`
          : 'Nobody has signed these targets yet.'}
      </Text>
      <FormFields form={form} fields={targetFields(goal, way, format)} />
    </ActionForm>
  );
}
