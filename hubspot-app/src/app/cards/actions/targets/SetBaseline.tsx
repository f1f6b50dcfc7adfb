import type { GoalRecord } from '@attain/shared/contract/goal-record';
import { Text } from '@hubspot/ui-extensions';

import { ActionForm, type Base } from '../form/ActionForm.tsx';
import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { FormFields } from '../form/FormFields.tsx';
import { Loaded } from '../form/Loaded.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import {
  baselineBody,
  baselineFaults,
  baselineField,
  baselineFields,
  NEW_BASELINE,
} from './baseline-form.ts';

type SetBaselineProps = Slot & Trigger & { id: string; goalId: string; metricId: string };

/** Says where a metric stood before, which was never captured: progress can be calculated from then on (M90). */
export function SetBaseline({ id, label, look, goalId, metricId, ...slot }: SetBaselineProps) {
  const { ask, format } = slot;
  const path = `/api/companies/${slot.companyId}/goals/${goalId}`;
  return (
    <ActionPanel
      id={id}
      label={label}
      title="Set the baseline"
      {...(look === undefined ? {} : { look })}
    >
      {(panel) => (
        <Loaded<GoalRecord> ask={ask} path={path} what="the metric">
          {({ metrics, version }, again) => {
            const metric = metrics.find((each) => each.id === metricId);
            const base = { ask, format, path, version, again };
            return metric === undefined ? (
              <Text>The metric was taken out of its goal meanwhile.</Text>
            ) : (
              <BaselineForm {...{ ...slot, panel, metric, base }} />
            );
          }}
        </Loaded>
      )}
    </ActionPanel>
  );
}

type BaselineFormProps = Slot & {
  panel: PanelControl;
  metric: GoalRecord['metrics'][number];
  base: Base;
};

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
