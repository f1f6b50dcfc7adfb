import type { SignOffLinkView } from '@attain/shared/contract/sign-off-link-routes';

import type { Format } from '../slots.ts';

export type Invitation = { subject: string; body: string };

type Told = Pick<SignOffLinkView, 'contact' | 'goals' | 'valueLineIds' | 'expiresAt'>;

/** What the customer is written, to be sent or changed by whoever sends it. */
export function invitation(link: Told, url: string, format: Format): Invitation {
  const { goals, valueLineIds } = link;
  const isSigning = goals.length > 0;
  const subject = isSigning
    ? 'Our agreement, for you to sign'
    : 'What we achieved, for you to confirm';
  const asks = [
    isSigning && 'read and sign what we agreed on',
    valueLineIds.length > 0 && 'confirm or correct what it has been worth to you',
  ].filter((part) => part !== false);
  const [firstName = ''] = link.contact.split(/[ ,]/);
  return {
    subject,
    body: [
      `Hello ${firstName},`,
      `On this page you can ${asks.join(', and ')}: ${url}`,
      `The link is for you alone and is good until ${format.moment(link.expiresAt)}.`,
    ].join('\n\n'),
  };
}
