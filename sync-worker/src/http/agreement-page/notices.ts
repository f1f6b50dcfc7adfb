import { NOTICES as EVERYWHERE } from '../customer-page/notices.ts';

/** Pages of one sentence. */
export const NOTICES = {
  ...EVERYWHERE,
  foreign: {
    title: 'This link is not for that',
    text: 'The item you answered to does not belong to this link. Open the link again and answer from its page.',
  },
  expired: {
    title: 'This link has expired',
    text: 'It was good for a limited time. Ask the person who sent it for a new one; nothing you decided is lost.',
  },
  revoked: {
    title: 'This link was withdrawn',
    text: 'Whoever sent it has taken it back. Ask them for a new one; nothing you decided is lost.',
  },
  tooOften: {
    title: 'Too many answers at once',
    text: 'Nothing was changed. Wait a minute, then try again.',
  },
} as const;

/** Why a decision was not taken, in words for the customer; what the rules say to us may tell of later edits. */
export function refusalInWords(code: string): string {
  return REFUSALS[code] ?? 'This no longer waits for an answer. Nothing was changed.';
}

const REFUSALS: Readonly<Record<string, string>> = {
  already_signed: 'This version is signed already. Nothing was changed.',
  other_version:
    'The text was changed after this link was made, so it cannot be answered here. Nothing was changed.',
  already_decided: 'This value is decided already. Nothing was changed.',
  stale:
    'This value was changed while you were reading. Look at it again below; nothing was recorded.',
  too_many: 'Many changes are asked for already. Nothing was added.',
};
