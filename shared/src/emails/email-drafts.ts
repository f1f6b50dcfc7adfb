import { companyName } from '../reports/context.ts';
import { checkIn } from './check-in.ts';
import {
  type DraftParts,
  type EmailDraft,
  EMAIL_KINDS,
  type EmailKind,
  type EmailSources,
} from './email-draft.ts';
import { renewalReminder } from './renewal-reminder.ts';
import { welcome } from './welcome.ts';

const WRITE: Readonly<Record<EmailKind, (sources: EmailSources) => DraftParts>> = {
  welcome,
  check_in: checkIn,
  renewal: renewalReminder,
};

/** The three e-mails of the source, filled from the record, as drafts for a person to send (A64-A66). */
export function emailDrafts(sources: EmailSources): EmailDraft[] {
  return EMAIL_KINDS.map((kind) => emailDraft(kind, sources));
}

/**
 * One of them. What the record does not have is left out, with a note for the sender: never guessed, and no placeholder that
 * could be sent by mistake.
 */
export function emailDraft(kind: EmailKind, sources: EmailSources): EmailDraft {
  const { firstName, ownerName, snapshot } = sources;
  const { subject, paragraphs, notes } = WRITE[kind](sources);
  return {
    kind,
    subject,
    body: [
      firstName === null ? 'Hi,' : `Hi ${firstName},`,
      ...paragraphs,
      ...signature(sources),
    ].join('\n\n'),
    notes: [
      ...(firstName === null ? ['Greet the contact by first name: none was given.'] : []),
      ...(snapshot.name === null
        ? [`The company has no name in HubSpot: the draft says ${companyName(snapshot)}.`]
        : []),
      ...notes,
      ...(ownerName === null
        ? ['Sign it yourself: the company has no owner whose name is known.']
        : []),
    ],
  };
}

function signature({ ownerName, sender }: EmailSources): string[] {
  const lines = [ownerName, sender.company].filter((line) => line !== null);
  return lines.length === 0 ? [] : [lines.join('\n')];
}
