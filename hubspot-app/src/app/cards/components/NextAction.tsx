import type { AccountFigures } from '@attain/shared/crm/account-figures';
import { Alert } from '@hubspot/ui-extensions';

import { ESCALATION } from '@attain/ui/words/standing';

/** The one thing to do, before any figure. */
export function NextAction({ figures }: { figures: AccountFigures }) {
  if (figures.nextAction === null) return null;
  const escalation = figures.escalation && ESCALATION[figures.escalation];
  return (
    <Alert
      title={escalation ? `${escalation}: what to do next` : 'What to do next'}
      variant={escalation ? 'danger' : urgency(figures)}
    >
      {figures.nextAction}
    </Alert>
  );
}

function urgency({ health, agreements, renewal }: AccountFigures): 'danger' | 'warning' | 'info' {
  if (health.band === 'critical' || renewal.stage === 'overdue') return 'danger';
  const atRisk =
    health.band === 'at_risk' ||
    agreements.status === 'at_risk' ||
    agreements.status === 'off_track' ||
    agreements.deadlineRisk === 'will_miss';
  return atRisk ? 'warning' : 'info';
}
