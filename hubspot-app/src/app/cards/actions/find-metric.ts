import type { MetricView } from '@attain/shared/contract/account-view';

import type { Slot } from './slots.ts';

type KnownMetric = Pick<MetricView, 'id' | 'name' | 'unit' | 'current' | 'measuredAt'>;

/** A metric of an agreement in force, or of another goal; an older worker tells only those of agreements. */
export function findMetric(view: Slot['view'], metricId: string): KnownMetric | undefined {
  const goals: readonly { metrics?: readonly KnownMetric[] }[] = [
    ...view.agreements.list,
    ...view.goals.list,
  ];
  return goals.flatMap(({ metrics = [] }) => metrics).find(({ id }) => id === metricId);
}
