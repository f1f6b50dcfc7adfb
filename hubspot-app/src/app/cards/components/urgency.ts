import type { AccountFigures } from '@attain/shared/crm/account-figures';
import { ESCALATION } from '@attain/ui/words/standing';

/** How much an account presses, as HubSpot's alerts say it; `info`: nothing says that it is at risk. */
export function urgency(figures: AccountFigures): 'danger' | 'warning' | 'info' {
  const { escalation, health, agreements, renewal } = figures;
  const isEscalated = escalation !== null && ESCALATION[escalation] !== null;
  if (isEscalated || health.band === 'critical' || renewal.stage === 'overdue') return 'danger';
  const atRisk =
    health.band === 'at_risk' ||
    agreements.status === 'at_risk' ||
    agreements.status === 'off_track' ||
    agreements.deadlineRisk === 'will_miss';
  return atRisk ? 'warning' : 'info';
}
