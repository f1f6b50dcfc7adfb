import { healthOverrideRoutes } from '@attain/shared/contract/person-input-routes';
import { moment } from '@attain/shared/contract/wire-figures';

import {
  OVERRIDE,
  OVERRIDE_ID,
  setOverride,
  withdrawOverride,
} from '../../../records/overrides.ts';
import { setRoutes } from './set-routes.ts';

/** A person's judgement of health, with reason and expiry. */
export const HEALTH_OVERRIDE_ROUTES = setRoutes({
  contracts: healthOverrideRoutes,
  rules: OVERRIDE,
  idOf: () => OVERRIDE_ID,
  set: setOverride,
  withdraw: withdrawOverride,
  input: ({ band, reason, until }) => ({ band, reason, until }),
  content:
    () =>
    ({ band, reason, by, at, until }) => ({ band, reason, by, at: moment(at), until }),
});
