import type { VlaResult } from '../agreements/results.ts';
import { percent } from '../basics/plain-words.ts';
import type { EscalationCause } from '../lifecycle/results.ts';
import type { Snapshot } from '../snapshot.ts';
import { isOrdered, whyOrderIsOver } from './orders.ts';
import { alertCause, toldCauses } from './causes.ts';

const NO_LONGER: Readonly<Record<EscalationCause, string>> = {
  downtime: 'No downtime is reported any more.',
  churn_threat: 'No threat to leave is reported any more.',
  legal: 'No legal or compliance question is open any more.',
  ticket_volume: 'Tickets no longer pile up.',
};

/** Why nobody need act on a cause any more, in a sentence. */
export function whyClosed(cause: string, snapshot: Snapshot): string {
  if (isOrdered(cause)) return whyOrderIsOver(cause);
  if (toldCauses(snapshot).has(cause)) return 'Tasks of this kind are switched off.';
  if (cause in NO_LONGER) return NO_LONGER[cause as EscalationCause];
  const { attainment, inForce, vlas } = snapshot.agreements;
  if (cause === alertCause({ rule: 'attainment', goalId: null, metricId: null })) {
    return inForce === 0 || attainment === null
      ? 'No agreement that can be measured is in force.'
      : `The agreements together are at ${percent(attainment)} of their targets again.`;
  }
  const vla = vlas.find(({ goalId }) => isAbout(cause, goalId));
  return vla === undefined ? 'The agreement is no longer in force.' : whyOfVla(cause, vla);
}

function isAbout(cause: string, goalId: string): boolean {
  return (
    cause === alertCause({ rule: 'attainment', goalId, metricId: null }) ||
    cause === alertCause({ rule: 'deadline', goalId, metricId: null }) ||
    cause.startsWith(alertCause({ rule: 'drift', goalId, metricId: '' }))
  );
}

function whyOfVla(cause: string, vla: VlaResult): string {
  const title = `"${vla.title}"`;
  if (vla.state === 'achieved') return `${title} is achieved.`;
  if (vla.state === 'missed') return `${title} is over: it was missed.`;
  if (cause.startsWith('deadline')) return `${title} is no longer about to miss its deadline.`;
  if (cause.startsWith('drift')) return `${title} is back on its expected path.`;
  return vla.kind === 'scored'
    ? `${title} is at ${percent(vla.attainment)} of its target again.`
    : `${title} cannot be measured any more.`;
}
