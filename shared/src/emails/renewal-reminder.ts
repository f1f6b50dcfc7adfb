import { companyName } from '../reports/context.ts';
import { words } from '../reports/figure-words.ts';
import { type DraftParts, type EmailSources, noteOf, textOf } from './email-draft.ts';
import { positiveOutcome, successMetric, usageStat } from './observations.ts';

/** A66: when it renews, what was achieved since the period began, and how to go on. */
export function renewalReminder(sources: EmailSources): DraftParts {
  const { sender, snapshot } = sources;
  const parts = [usageStat(snapshot), successMetric(snapshot), positiveOutcome(snapshot)];
  const achieved = parts.flatMap(textOf);
  const what =
    sender.product === null ? 'Your subscription' : `Your ${sender.product} subscription`;
  const { subject, reminder, notes } = renewal(sources, what);
  const { from } = snapshot.value.period;
  return {
    subject,
    paragraphs: [
      reminder,
      ...(achieved.length === 0
        ? []
        : [
            [
              `Where ${companyName(snapshot)} stands since ${words.date(from)}:`,
              ...achieved.map((text) => `- ${text}`),
            ].join('\n'),
          ]),
      readyToRenew(sender.meetingLink),
      "Questions about the renewal? I'm here to help!",
    ],
    notes: [
      ...notes,
      ...parts.flatMap(noteOf),
      ...(sender.product === null
        ? ['Name your product: reports.sender.product is not configured.']
        : []),
      ...(sender.meetingLink === null
        ? ['No meeting can be booked from it: reports.sender.meetingLink is not configured.']
        : []),
    ],
  };
}

type Renewal = { subject: string; reminder: string; notes: string[] };

/** A day that has passed, or that nobody knows, is not reminded of. */
function renewal({ snapshot }: EmailSources, what: string): Renewal {
  const { date, daysLeft } = snapshot.renewal;
  const inWords = what.charAt(0).toLowerCase() + what.slice(1);
  if (date === null || daysLeft === null) {
    return {
      subject: `${what} is up for renewal`,
      reminder: `Just a friendly reminder that ${inWords} is up for renewal.`,
      notes: ['Add when it renews: no renewal date is on record.'],
    };
  }
  const on = words.date(date);
  if (daysLeft < 0) {
    return {
      subject: `${what} was due for renewal`,
      reminder: `Just a friendly reminder that ${inWords} was due for renewal on ${on}.`,
      notes: [`The renewal date, ${on}, has passed: is a reminder still what you want to send?`],
    };
  }
  return {
    subject: `${what} renews ${inDays(daysLeft)}`,
    reminder: `Just a friendly reminder that ${inWords} renews on ${on}.`,
    notes: [],
  };
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'in 1 day' : `in ${days} days`;
}

function readyToRenew(meetingLink: string | null): string {
  return meetingLink === null
    ? 'Ready to renew? Simply reply to this email.'
    : `Ready to renew? Simply reply to this email or schedule a quick call: ${meetingLink}`;
}
