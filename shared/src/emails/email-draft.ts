import type { Snapshot } from '../domain/snapshot.ts';
import type { ReportTemplate } from '../reports/template.ts';

export const EMAIL_KINDS = ['welcome', 'check_in', 'renewal'] as const;
export type EmailKind = (typeof EMAIL_KINDS)[number];

/** Who writes, as the configuration names them; `null` = not given. */
export type Sender = {
  company: string | null;
  product: string | null;
  supportAddress: string | null;
  meetingLink: string | null;
};

/** What drafts are filled from. */
export type EmailSources = {
  snapshot: Snapshot;
  /** First name of the contact that it is for; `null` = not given. */
  firstName: string | null;
  /** Who looks after the company; `null` = nobody is known. */
  ownerName: string | null;
  sender: Sender;
  words: ReportTemplate['words'];
};

/** A text for a person to read, change and send; nothing is sent by itself. */
export type EmailDraft = {
  kind: EmailKind;
  subject: string;
  body: string;
  /** What could not be filled and was left out, each with what to do; empty: it is complete. */
  notes: readonly string[];
};

/** The parts of a draft, collected with what is missing. */
export type DraftParts = {
  subject: string;
  paragraphs: readonly string[];
  notes: readonly string[];
};

/** What stands in a draft, or why it does not. */
export type Filled = { text: string } | { note: string };

export function textOf(filled: Filled): string[] {
  return 'text' in filled ? [filled.text] : [];
}

export function noteOf(filled: Filled): string[] {
  return 'note' in filled ? [filled.note] : [];
}
