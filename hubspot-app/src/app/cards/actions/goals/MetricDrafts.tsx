import { Alert, Button, Divider, Flex, Heading } from '@hubspot/ui-extensions';

import { FieldInput } from '../form/FieldInput.tsx';
import type { FormState } from '../form/useForm.ts';
import { type GoalDraft, METRIC_FIELDS, type MetricDraft, NEW_METRIC } from './goal-form.ts';

/** The metrics of a goal that is being written: one or more, each with its own terms. */
export function MetricDrafts({ form }: { form: FormState<GoalDraft> }) {
  const { metrics } = form.draft;
  const setMetric = (index: number, change: Partial<MetricDraft>) =>
    form.set(
      'metrics',
      metrics.map((metric, each) => (each === index ? { ...metric, ...change } : metric)),
    );
  return (
    <Flex direction="column" gap="md">
      {form.faults['metrics'] !== undefined && (
        <Alert title={`Metrics ${form.faults['metrics']}.`} variant="danger" />
      )}
      {metrics.map((metric, index) => (
        <Flex key={index} direction="column" gap="sm">
          <Divider />
          <Flex justify="between" align="center">
            <Heading>{metrics.length === 1 ? 'Metric' : `Metric ${index + 1}`}</Heading>
            {metrics.length > 1 && (
              <Button
                size="xs"
                variant="secondary"
                onClick={() => form.set('metrics', metrics.toSpliced(index, 1))}
              >
                Remove
              </Button>
            )}
          </Flex>
          {METRIC_FIELDS.map((field) => {
            const path = `metrics[${index}].${field.name}`;
            return (
              <FieldInput
                key={path}
                field={field}
                path={path}
                value={metric[field.name]}
                fault={form.faults[path]}
                onChange={(value) => setMetric(index, { [field.name]: value })}
              />
            );
          })}
        </Flex>
      ))}
      <Flex>
        <Button
          size="sm"
          variant="secondary"
          onClick={() => form.set('metrics', [...metrics, NEW_METRIC])}
        >
          Add another metric
        </Button>
      </Flex>
    </Flex>
  );
}
