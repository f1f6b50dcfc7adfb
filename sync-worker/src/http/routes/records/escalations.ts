import { escalationRoutes } from '@attain/shared/contract/person-input-routes';
import { moment } from '@attain/shared/contract/wire-figures';

import {
  correctEscalation,
  ESCALATION,
  raiseEscalation,
  resolveEscalation,
} from '../../../records/escalations.ts';
import { listedRoutes } from './listed-routes.ts';

/** Escalations that people raise and resolve (A46-A49). */
export const ESCALATION_ROUTES = listedRoutes({
  contracts: escalationRoutes,
  rules: ESCALATION,
  record: raiseEscalation,
  correct: correctEscalation,
  end: resolveEscalation,
  input: ({ cause, reason, since }, { instant }) => ({ cause, reason, since: instant(since) }),
  content:
    () =>
    ({ cause, reason, since, resolvedOn }) => ({
      ...{ cause, reason, resolvedOn },
      since: moment(since),
    }),
});
