import { Flex } from '@hubspot/ui-extensions';

import { AddReading } from './readings/AddReading.tsx';
import type { MetricSlot } from './slots.ts';
import { SetBaseline } from './targets/SetBaseline.tsx';

/** What can be done about a metric in its row: a reading, and the baseline that it lacks. Targets change with their goal. */
export function MetricActions({ goal, agreement: _, metric, ...slot }: MetricSlot) {
  return (
    <Flex gap="xs" justify="end" wrap={true}>
      <AddReading {...slot} metric={metric} id={`reading-${metric.id}`} label="Add reading" />
      {metric.baseline === null && (
        <SetBaseline
          {...slot}
          goalId={goal.id}
          metricId={metric.id}
          id={`baseline-${metric.id}`}
          label="Set baseline"
        />
      )}
    </Flex>
  );
}
