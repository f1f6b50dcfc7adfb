import { ActionForm } from '../form/ActionForm.tsx';
import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { FormFields } from '../form/FormFields.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import {
  GOAL_FIELDS,
  goalBody,
  goalFaults,
  goalField,
  METRIC_FIELDS,
  MILESTONE_FIELDS,
  NEW_GOAL,
  NEW_METRIC,
  NEW_MILESTONE,
} from './goal-form.ts';
import { PartDrafts } from './PartDrafts.tsx';

/** Writes down what the customer wants, with its metrics and milestones (M80). */
export function AddGoal({ id, label, look, ...slot }: Slot & Trigger & { id: string }) {
  return (
    <ActionPanel id={id} label={label} title="Add a goal" look={look}>
      {(panel) => <GoalForm {...slot} panel={panel} />}
    </ActionPanel>
  );
}

function GoalForm({ panel, companyId, view, ask, onDone }: Slot & { panel: PanelControl }) {
  const form = useForm({
    ask,
    initial: NEW_GOAL,
    check: (draft) => goalFaults(draft, view.today),
    fieldOf: goalField,
    async send(draft, send) {
      const path = `/api/intelligence/success-metrics/${companyId}/goals`;
      await send('add', { method: 'POST', path, body: goalBody(draft) });
      return draft.kind === 'agreement'
        ? `“${draft.title.trim()}” is added as a draft. Ask for sign-off once it reads right.`
        : `“${draft.title.trim()}” is added.`;
    },
    onSent(done) {
      panel.close();
      onDone(done);
    },
  });
  return (
    <ActionForm form={form} label="Add goal" close={panel.close}>
      <FormFields form={form} fields={GOAL_FIELDS} />
      <PartDrafts
        form={form}
        name="metrics"
        fields={METRIC_FIELDS}
        empty={NEW_METRIC}
        one="metric"
      />
      <PartDrafts
        form={form}
        name="milestones"
        fields={MILESTONE_FIELDS}
        empty={NEW_MILESTONE}
        one="milestone"
      />
    </ActionForm>
  );
}
