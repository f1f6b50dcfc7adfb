export type Notice = { title: string; text: string };

/** What every page behind a link may have to say. Whether an altered or unknown link ever existed shows in none of it. */
export const NOTICES = {
  unknown: {
    title: 'This link does not work',
    text: 'The address is not complete or not right. Open the link from the message you received, or ask for a new one.',
  },
  elsewhere: {
    title: 'This answer was not accepted',
    text: 'It was sent from another website. Open the link from the message you received and answer there.',
  },
  unreadable: {
    title: 'This answer cannot be read',
    text: 'Nothing was changed. Open the link from the message you received and answer there.',
  },
  unavailable: {
    title: 'The page is not available right now',
    text: 'Nothing was changed. Try again in a few minutes.',
  },
  failed: {
    title: 'Something went wrong on our side',
    text: 'Nothing was changed. Try again in a few minutes, or ask the person who sent the link.',
  },
} as const satisfies Record<string, Notice>;
