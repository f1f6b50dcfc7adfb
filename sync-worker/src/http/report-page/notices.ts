import { NOTICES as EVERYWHERE } from '../customer-page/notices.ts';

/** Pages of one sentence. Why a link does not open is told only to whoever has its whole address. */
export const NOTICES = {
  ...EVERYWHERE,
  expired: {
    title: 'This link has expired',
    text: 'The report could be read for a limited time. Ask the person who sent it for a new link.',
  },
  revoked: {
    title: 'This report was taken back',
    text: 'Whoever sent the link has withdrawn it. Ask them for a new one.',
  },
  locked: {
    title: 'This link is locked',
    text: 'A wrong code was typed too often. Ask the person who sent the link for a new one.',
  },
  codeUsed: {
    title: 'The code of this link was used already',
    text: 'The report opens only in the browser in which the code was typed first. Open it there, or ask the person who sent the link for a new one.',
  },
  tooOften: {
    title: 'Too often at once',
    text: 'Wait a minute, then try again.',
  },
} as const;
