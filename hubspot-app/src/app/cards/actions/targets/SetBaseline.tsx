import type { GoalRecord } from '@attain/shared/contract/goal-record';
import { Text } from '@hubspot/ui-extensions';

import { ActionForm } from '../form/ActionForm.tsx';
import { FormFields } from '../form/FormFields.tsx';
import { type AboutGoal, type GoalAction, GoalPanel } from '../form/GoalPanel.tsx';
import { useForm } from '../form/useForm.ts';
import {
  baselineBody,
  baselineFaults,
  baselineField,
  baselineFields,
  NEW_BASELINE,
} from './baseline-form.ts';

/** Says where a metric stood before, which was never captured: progress can be calculated from then on (M90). */
export function SetBaseline({ metricId, ...props }: GoalAction & { metricId: string }) {
  return (
    <GoalPanel {...props} title="Set the baseline">
      {(about) => {
        const metric = about.goal.metrics.find((each) => each.id === metricId);
        return metric === undefined ? (
          <Text>The metric was taken out of its goal meanwhile.</Text>
        ) : (
          <BaselineForm {...about} metric={metric} />
        );
      }}
    </GoalPanel>
  );
}

type BaselineFormProps = AboutGoal & { metric: GoalRecord['metrics'][number] };

function BaselineForm({ panel, metric, base, ask, view, onDone }: BaselineFormProps) {
  const { name, unit } = metric;
  const form = useForm<typeof NEW_BASELINE, void>({
    ask,
    initial: NEW_BASELINE,
    check: (draft) => baselineFaults(draft, metric, view.today),
    fieldOf: baselineField,
    async send(draft, send) {
      const body = baselineBody(draft, metric, base.version);
      await send('set', { method: 'PATCH', path: base.path, body });
    },
    onSent() {
      panel.close();
      onDone(`“${name}” has a baseline. Its progress is calculated now.`);
    },
  });
  return (
    <ActionForm form={form} label="Set the baseline" close={panel.close} base={base}>
      <Text>
        Where “{name}” stood before. It can be set once: a baseline that is signed changes only with
        the customer.
      </Text>
      <FormFields form={form} fields={baselineFields(unit)} />
    </ActionForm>
  );
}
