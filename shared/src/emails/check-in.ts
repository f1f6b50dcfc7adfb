import { type DraftParts, type EmailSources, noteOf, textOf } from './email-draft.ts';
import { observation } from './observations.ts';

/** A65: what was noticed, and an open question. */
export function checkIn({ sender, snapshot }: EmailSources): DraftParts {
  const noticed = observation(snapshot);
  const on = sender.product === null ? '' : ` with ${sender.product}`;
  return {
    subject: `How's everything going${on}?`,
    paragraphs: [
      ...textOf(noticed),
      'How are things going? Any questions or feedback I can help with?',
    ],
    notes: [
      ...noteOf(noticed),
      ...(sender.product === null
        ? ['Name your product: reports.sender.product is not configured.']
        : []),
    ],
  };
}
