import { count } from '../basics/plain-words.ts';
import type { EscalationCause } from '../lifecycle/results.ts';
import type { Settings } from '../settings.ts';
import type { Findings } from './findings.ts';
import { onAccount, type Advice } from './rule.ts';

/** An escalation outlasts its cause by the quiet days: nobody is told then that something is so which only was. */
export function escalated({ escalation, escalationReasons, settings }: Findings): Advice | null {
  const lasting = new Set<EscalationCause>();
  const known = new Set<EscalationCause>();
  for (const { cause, endsAt } of escalationReasons) {
    known.add(cause);
    if (endsAt === null) lasting.add(cause);
  }
  switch (escalation) {
    case 'none':
      return null;
    case 'legal':
      return lasting.has('legal')
        ? onAccount(
            'Hand the legal question over to the legal team.',
            'A legal or compliance question is open.',
          )
        : onAccount(
            'Make sure with the legal team that the legal question is settled.',
            `A legal or compliance question was closed ${withinQuietDays(settings)}.`,
          );
    case 'immediate':
      return atOnce(lasting) ?? inTheQuietDays(known, settings);
    case 'cs_manager':
      return tooManyTickets(settings);
  }
}

function atOnce(lasting: ReadonlySet<EscalationCause>): Advice | null {
  const leaving = lasting.has('churn_threat');
  if (lasting.has('downtime')) {
    return leaving
      ? onAccount(
          'The customer is down and threatens to leave: escalate to support now and call the customer.',
          'Downtime and a threat to leave are reported.',
        )
      : onAccount(
          'The customer is down: escalate to support now and call the customer.',
          'Downtime is reported.',
        );
  }
  return leaving
    ? onAccount(
        'The customer threatens to leave: escalate now and call the customer.',
        'A threat to leave is reported.',
      )
    : null;
}

function inTheQuietDays(known: ReadonlySet<EscalationCause>, settings: Settings): Advice {
  return known.has('downtime')
    ? onAccount(
        'The customer was down: make sure that everything works again and call the customer.',
        `Downtime ended ${withinQuietDays(settings)}.`,
      )
    : onAccount(
        'The customer threatened to leave: escalate now and call the customer.',
        `A threat to leave was closed ${withinQuietDays(settings)}.`,
      );
}

function tooManyTickets({ escalation: { tickets, windowDays } }: Settings): Advice {
  const pile = `${tickets} or more tickets within ${count(windowDays, 'day')}`;
  return onAccount(`Bring in the CS manager: ${pile}.`, `The customer opened ${pile}.`);
}

function withinQuietDays({ escalation: { quietDays } }: Settings): string {
  return `within the last ${count(quietDays, 'day')}`;
}
