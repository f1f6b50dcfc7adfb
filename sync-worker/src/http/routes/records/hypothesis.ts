import { hypothesisRoutes } from '@attain/shared/contract/value-routes';

import {
  HYPOTHESIS,
  HYPOTHESIS_ID,
  stateHypothesis,
  withdrawHypothesis,
} from '../../../records/hypotheses.ts';
import { setRoutes } from './set-routes.ts';

/** What the value was hoped to be before the sale (L05, L23). */
export const HYPOTHESIS_ROUTES = setRoutes({
  contracts: hypothesisRoutes,
  rules: HYPOTHESIS,
  idOf: () => HYPOTHESIS_ID,
  set: stateHypothesis,
  withdraw: withdrawHypothesis,
  input: ({ painPoints, drivers, yearlyCost }, { required }) => ({
    painPoints,
    drivers: drivers.map((driver, index) => ({
      ...driver,
      yearlyValue: required(driver.yearlyValue, `drivers.${index}.yearlyValue`),
    })),
    yearlyCost: required(yearlyCost, 'yearlyCost'),
  }),
  content:
    ({ money }) =>
    ({ painPoints, drivers, yearlyCost }) => ({
      painPoints: [...painPoints],
      drivers: drivers.map((driver) => ({
        ...driver,
        yearlyValue: money.major(driver.yearlyValue),
      })),
      yearlyCost: money.major(yearlyCost),
    }),
});
