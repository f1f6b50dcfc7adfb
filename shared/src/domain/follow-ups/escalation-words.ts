import type { AsOf } from '../account.ts';
import { date } from '../basics/plain-words.ts';
import { dayAt } from '../basics/portal-day.ts';
import type { EscalationCause, EscalationReason } from '../lifecycle/results.ts';

type Words = { title: string; reason: string };

/** While the cause lasts, and in the quiet days after it: nobody is told then that something is so which only was. */
const WORDS: Readonly<Record<EscalationCause, { lasts: Words; over: Words }>> = {
  downtime: {
    lasts: {
      title: 'downtime, escalate to support and call the customer',
      reason: 'Downtime is reported.',
    },
    over: {
      title: 'make sure that everything works again',
      reason: 'Downtime was reported, and its tickets are closed.',
    },
  },
  churn_threat: {
    lasts: {
      title: 'threat to leave, escalate and call the customer',
      reason: 'The customer threatens to leave.',
    },
    over: {
      title: 'threat to leave, call the customer',
      reason: 'The customer threatened to leave, and the tickets about it are closed.',
    },
  },
  legal: {
    lasts: {
      title: 'answer a legal question',
      reason: 'A legal or compliance question is open.',
    },
    over: {
      title: 'make sure that the legal question is settled',
      reason: 'A legal or compliance question was asked, and its tickets are closed.',
    },
  },
  ticket_volume: {
    lasts: { title: 'tickets pile up', reason: 'The customer opened many tickets within days.' },
    over: { title: 'tickets pile up', reason: 'The customer opened many tickets within days.' },
  },
};

/** What an escalation asks for, why, and since when. A person's flag has no date. */
export function escalationWords({ cause, since, endsAt }: EscalationReason, asOf: AsOf): Words {
  const { title, reason } = WORDS[cause][endsAt === null ? 'lasts' : 'over'];
  if (since === null) return { title, reason };
  return { title, reason: `${reason} The first sign came on ${date(dayAt(since, asOf))}.` };
}
