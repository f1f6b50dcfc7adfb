import { Flex } from '@hubspot/ui-extensions';

import { agreementState } from './agreement-state.ts';
import { AddReading } from './readings/AddReading.tsx';
import type { MetricSlot } from './slots.ts';
import { ChangeTarget } from './targets/ChangeTarget.tsx';
import { SetBaseline } from './targets/SetBaseline.tsx';

const CHANGEABLE = new Set<ReturnType<typeof agreementState>>([
  null,
  'draft',
  'proposed',
  'signed',
  'active',
]);

/** What can be done about a metric: a reading, the baseline it lacks, or another target. */
export function MetricActions({ goal, agreement, metric, ...slot }: MetricSlot) {
  const common = { ...slot, goalId: goal.id, metricId: metric.id };
  const isChangeable = CHANGEABLE.has(agreementState({ goal, agreement, view: slot.view }));
  return (
    <Flex gap="xs" justify="end" wrap={true}>
      <AddReading {...slot} metric={metric} id={`reading-${metric.id}`} label="Add reading" />
      {metric.baseline === null && (
        <SetBaseline {...common} id={`baseline-${metric.id}`} label="Set baseline" />
      )}
      {isChangeable && (
        <ChangeTarget {...common} id={`target-${metric.id}`} label="Change target" />
      )}
    </Flex>
  );
}
