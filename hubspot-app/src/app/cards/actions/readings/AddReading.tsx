import { Text } from '@hubspot/ui-extensions';

import { findMetric } from '../find-metric.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { ActionPanel, type PanelControl, type Trigger } from '../form/ActionPanel.tsx';
import { FormFields } from '../form/FormFields.tsx';
import { useForm } from '../form/useForm.ts';
import type { Slot } from '../slots.ts';
import {
  newReading,
  readingBody,
  readingFaults,
  readingField,
  readingFields,
} from './reading-form.ts';

/** As far as a reading needs it; the card's view and a stored goal both have it. */
type MeasuredMetric = { id: string; name: string; unit: string };

type AddReadingProps = Slot & Trigger & { id: string; metric: MeasuredMetric };

/** Updates a metric: a value with its day, and where it can be seen. */
export function AddReading({ id, label, look, ...slot }: AddReadingProps) {
  return (
    <ActionPanel id={id} label={label} title={`Add a reading of “${slot.metric.name}”`} look={look}>
      {(panel) => <ReadingForm {...slot} panel={panel} />}
    </ActionPanel>
  );
}

type ReadingFormProps = Slot & { metric: MeasuredMetric; panel: PanelControl };

function ReadingForm({ metric, panel, ...slot }: ReadingFormProps) {
  const { companyId, view, ask, onDone, format } = slot;
  const form = useForm({
    ask,
    initial: newReading(view.today),
    check: (draft) => readingFaults(draft, view.today),
    fieldOf: readingField,
    async send(draft, send) {
      const path = `/api/companies/${companyId}/metrics/${metric.id}/readings`;
      await send('add', { method: 'POST', path, body: readingBody(draft) });
      const value = `${format.number(draft.value ?? 0)} ${metric.unit}`;
      return `“${metric.name}” stands at ${value} on ${format.date(draft.measuredAt ?? view.today)}.`;
    },
    onSent(done) {
      panel.close();
      onDone(done);
    },
  });
  return (
    <ActionForm form={form} label="Add reading" close={panel.close}>
      <LatestReading metricId={metric.id} slot={slot} />
      <FormFields form={form} fields={readingFields(metric.unit)} />
    </ActionForm>
  );
}

/** What a new value is compared with in the head of whoever types it, and a slip of a digit noticed by. */
function LatestReading({ metricId, slot }: { metricId: string; slot: Slot }) {
  const { view, format } = slot;
  const metric = findMetric(view, metricId);
  if (metric === undefined || metric.current === null || metric.measuredAt === null) return null;
  return (
    <Text variant="microcopy">
      Latest: {format.number(metric.current)} {metric.unit}, {format.moment(metric.measuredAt)}
    </Text>
  );
}
