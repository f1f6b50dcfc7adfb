import { advocacyRoutes } from '@attain/shared/contract/person-input-routes';

import {
  ADVOCACY,
  correctAdvocacy,
  recordAdvocacy,
  withdrawAdvocacy,
} from '../../../records/advocacy.ts';
import { listedRoutes } from './listed-routes.ts';

/** What customers did for us (A38-A41). */
export const ADVOCACY_ROUTES = listedRoutes({
  contracts: advocacyRoutes,
  rules: ADVOCACY,
  record: recordAdvocacy,
  correct: correctAdvocacy,
  end: withdrawAdvocacy,
  input: ({ activity, on, note = null, link = null }) => ({ activity, on, note, link }),
  content:
    () =>
    ({ activity, on, note, link }) => ({ activity, on, note, link }),
});
