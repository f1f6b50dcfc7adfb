import type { ValueHypothesis } from '@attain/shared/domain/lifecycle/inputs';

import type { StoredRecord } from '../ports/records.ts';
import type { PortalStore } from '../ports/store.ts';
import { fraction, money, requiredText, text } from './checks.ts';
import { type Fault, faultsOf } from './faults.ts';
import type { RecordOrder, RecordRules } from './record-rules.ts';
import { ending, setting } from './steps.ts';

/** A company has one; the next one replaces it. */
export const HYPOTHESIS_ID = 'hypothesis';

/** What the value was hoped to be before the sale (L05, L23). */
export const HYPOTHESIS: RecordRules<'hypothesis', ValueHypothesis> = {
  kind: 'hypothesis',
  faults: ({ painPoints, drivers, yearlyCost }) => [
    ...faultsOf({
      drivers: drivers.length === 0 ? 'is empty: name what the value comes from' : null,
      yearlyCost: money(yearlyCost),
    }),
    ...painPoints.flatMap((point, index) => faultsOf({ [`painPoints.${index}`]: text(point) })),
    ...drivers.flatMap((driver, index) => driverFaults(driver, `drivers.${index}.`)),
  ],
  body: ({ painPoints, drivers, yearlyCost }) => ({
    id: HYPOTHESIS_ID,
    painPoints,
    drivers: drivers.map(({ description, yearlyValue, probability, assumption }) => ({
      description,
      yearlyValue,
      probability,
      assumption,
    })),
    yearlyCost,
  }),
};

export const stateHypothesis = setting(HYPOTHESIS);

const withdraw = ending('hypothesis');

export function withdrawHypothesis(
  store: PortalStore,
  order: RecordOrder & { reason: string | null },
): Promise<StoredRecord<'hypothesis'>> {
  return withdraw(store, { ...order, id: HYPOTHESIS_ID });
}

/** What is wrong with one driver; `prefix` names its place. */
export function driverFaults(
  { description, yearlyValue, probability, assumption }: ValueHypothesis['drivers'][number],
  prefix: string,
): readonly Fault[] {
  return faultsOf({
    [`${prefix}description`]: requiredText(description),
    [`${prefix}yearlyValue`]: money(yearlyValue),
    [`${prefix}probability`]: fraction(probability),
    [`${prefix}assumption`]: requiredText(assumption),
  });
}
