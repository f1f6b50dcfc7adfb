import type { AccountFigures } from '@attain/shared/crm/account-figures';
import { ESCALATION } from '@attain/ui/words/standing';
import { Alert } from '@hubspot/ui-extensions';

/** `because`: the fact that the advice rests on, where it is known. */
type NextActionProps = { figures: AccountFigures; because?: string | undefined };

/** The one thing to do, before any figure, and why. */
export function NextAction({ figures, because }: NextActionProps) {
  if (figures.nextAction === null) return null;
  const escalation = figures.escalation && ESCALATION[figures.escalation];
  return (
    <Alert
      title={escalation ? `${escalation}: what to do next` : 'What to do next'}
      variant={escalation ? 'danger' : urgency(figures)}
    >
      {because ? `${figures.nextAction} ${because}` : figures.nextAction}
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
