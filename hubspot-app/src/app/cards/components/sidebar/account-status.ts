import type { AccountFigures } from '@attain/shared/crm/account-figures';
import type { Formats } from '@attain/ui/words/formats';
import { AGREEMENTS_STATUS, ESCALATION, HEALTH_BAND } from '@attain/ui/words/standing';

export type AccountStatus = {
  label: string;
  variant: 'danger' | 'warning' | 'info' | 'success' | 'default';
  /** The one fact behind it; `null` where nothing is known. */
  reason: string | null;
};

type Rule = (figures: AccountFigures, format: Formats) => AccountStatus | null;

/** In order of urgency; the first that applies is the status of the account. */
const RULES: readonly Rule[] = [escalated, renewalOverdue, unhealthy, offTrack, healthy];

/** How an account stands, in one word and with one reason, from the record's own figures. */
export function accountStatus(figures: AccountFigures, format: Formats): AccountStatus | null {
  for (const rule of RULES) {
    const status = rule(figures, format);
    if (status !== null) return status;
  }
  return null;
}

/** Why it is escalated no figure of the record says; the next action does. */
function escalated({ escalation }: AccountFigures): AccountStatus | null {
  const words = escalation === null ? null : ESCALATION[escalation];
  return words === null ? null : { label: words, variant: 'danger', reason: null };
}

function renewalOverdue({ renewal }: AccountFigures, format: Formats): AccountStatus | null {
  if (renewal.stage !== 'overdue' || renewal.date === null) return null;
  const reason = `The renewal was due on ${format.date(renewal.date)} and is not won.`;
  return { label: 'Renewal overdue', variant: 'danger', reason };
}

function unhealthy({ health }: AccountFigures): AccountStatus | null {
  if (health.band !== 'critical' && health.band !== 'at_risk') return null;
  return { ...HEALTH_BAND[health.band], reason: health.driver };
}

function offTrack({ agreements }: AccountFigures, format: Formats): AccountStatus | null {
  const { status, attainment, atRisk, deadlineRisk } = agreements;
  const slips = status === 'at_risk' || status === 'off_track';
  if (!slips && deadlineRisk !== 'will_miss') return null;
  const attained = attainment === null ? '' : `, ${format.percent(attainment)} attained`;
  const reason =
    atRisk !== null && atRisk > 0
      ? `${format.number(atRisk)} of the agreements at risk or off track${attained}.`
      : 'An agreement will miss its deadline.';
  if (status === null || !slips)
    return { label: 'Will miss a deadline', variant: 'warning', reason };
  const { label, variant } = AGREEMENTS_STATUS[status];
  return { label: `Agreements ${label.toLowerCase()}`, variant, reason };
}

function healthy({ health }: AccountFigures, format: Formats): AccountStatus | null {
  if (health.band === null) return null;
  const tag = HEALTH_BAND[health.band];
  if (health.band !== 'insufficient_data') return { ...tag, reason: health.driver };
  const covered =
    health.coverage === null ? '' : `: ${format.percent(health.coverage)} of it is known`;
  return { ...tag, reason: `There is too little fresh data for a health score${covered}.` };
}
