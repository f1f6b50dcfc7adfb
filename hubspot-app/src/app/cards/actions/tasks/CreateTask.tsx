import { ActionForm } from '../form/ActionForm.tsx';
import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { ownFields } from '../form/fields.ts';
import { FormFields } from '../form/FormFields.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import { proposedTask, TASK_FIELDS, taskBody, taskFaults, type TaskProposal } from './task-form.ts';

type CreateTaskProps = Slot &
  Trigger & { id: string; proposal: TaskProposal; as?: 'panel' | 'modal' };

/** Creates a task on the company in HubSpot, with what is to be done and why written already. */
export function CreateTask({ id, label, look, as = 'panel', ...slot }: CreateTaskProps) {
  return (
    <ActionPanel id={id} as={as} label={label} title="Create a task" look={look}>
      {(panel) => <TaskForm {...slot} panel={panel} />}
    </ActionPanel>
  );
}

type TaskFormProps = Slot & { proposal: TaskProposal; panel: PanelControl };

function TaskForm({ proposal, panel, companyId, view, ask, onDone }: TaskFormProps) {
  const form = useForm({
    ask,
    initial: proposedTask(proposal, view.name, view.today),
    check: (draft) => taskFaults(draft, view.today),
    fieldOf: ownFields(TASK_FIELDS),
    async send(draft, send) {
      const path = `/api/companies/${companyId}/tasks`;
      await send('create', { method: 'POST', path, body: taskBody(draft) });
      return `The task “${draft.title.trim()}” appears on this record within a minute.`;
    },
    onSent(done) {
      panel.close();
      onDone(done);
    },
  });
  return (
    <ActionForm form={form} label="Create task" close={panel.close}>
      <FormFields form={form} fields={TASK_FIELDS} />
    </ActionForm>
  );
}
