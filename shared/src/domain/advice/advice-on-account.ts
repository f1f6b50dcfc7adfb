import type { Findings } from './findings.ts';
import { COMPONENT_NAME, count, date, number, percent } from '../basics/plain-words.ts';

export function escalated({ escalation, account, settings }: Findings): string | null {
  switch (escalation) {
    case 'none':
      return null;
    case 'legal':
      return 'Hand the legal question over to the legal team.';
    case 'immediate':
      return account.escalationFlag === 'downtime'
        ? 'The customer is down: escalate to support now and call the customer.'
        : 'The customer threatens to leave: escalate now and call the customer.';
    case 'cs_manager':
      return `Bring in the CS manager: ${settings.escalation.tickets} or more tickets within ${count(settings.escalation.windowDays, 'day')}.`;
  }
}

export function renewalDue({ renewal }: Findings): string | null {
  if (renewal.date === null) return null;
  if (renewal.stage === 'overdue') {
    return `The renewal was due on ${date(renewal.date)} and is not won: settle it now.`;
  }
  return renewal.stage === 'close'
    ? `Get the renewal signed: the contract ends on ${date(renewal.date)}.`
    : null;
}

export function healthCritical({ health }: Findings): string | null {
  if (health.band !== 'critical' || health.score === null) return null;
  const driver = health.driver === null ? '' : ` ${health.driver}.`;
  return `Health is critical at ${number(health.score)}: involve an executive.${driver}`;
}

export function insufficientData({ health, settings }: Findings): string | null {
  if (health.band !== 'insufficient_data') return null;
  const lacking = health.components
    .filter(({ points }) => points === null)
    .reduce<
      (typeof health.components)[number] | null
    >((most, component) => (most === null || component.maxPoints > most.maxPoints ? component : most), null);
  const needed = `Health needs fresh input for ${percent(settings.health.coverageFloor)} of its points and has ${percent(health.coverage)}.`;
  if (lacking === null) return needed;
  const stale = lacking.state === 'stale' ? 'The last input is too old. ' : '';
  return `${needed} Missing most: ${COMPONENT_NAME[lacking.key]}. ${stale}${lacking.detail}`;
}

/** Names the lines and no sum: what recurs grows daily, and the advice stays the same. */
export function valueUnconfirmed({ value }: Findings): string | null {
  const [largest, ...others] = value.lines
    .filter(({ ledger, counted }) => ledger === 'estimated' && counted > 0)
    .sort((a, b) => b.counted - a.counted);
  if (largest === undefined) return null;
  const more = others.length === 0 ? '' : ` and of ${count(others.length, 'other line')}`;
  return `Ask the customer to confirm the estimated value of "${largest.description}"${more}.`;
}
