import type { GoalRecord } from '@attain/shared/contract/goal-record';
import type { SignOffLinkView } from '@attain/shared/contract/sign-off-link-routes';

import type { Send } from '../form/sending.ts';
import { linkBody, type LinkDraft, type LinkSubject } from './link-form.ts';

/** A link with its address, which is told to nobody but whoever makes it. */
export type MadeLink = { link: SignOffLinkView; url: string | null };

/** Whether the customer still has to be offered it before they can sign. */
export function isUnoffered({ agreement }: Pick<GoalRecord, 'agreement'>): boolean {
  return agreement === null || agreement.state === 'draft';
}

/**
 * Offers what is a draft, and makes the link. The answer to a repeat no longer holds the address, since it is kept nowhere: it is
 * then read from the list of links.
 */
export async function makeLink(
  send: Send,
  companyId: string,
  draft: LinkDraft,
  subject: LinkSubject,
  drafts: readonly GoalRecord[],
): Promise<MadeLink> {
  const company = `/api/companies/${companyId}`;
  for (const { id, version } of drafts) {
    const path = `${company}/goals/${id}/proposal`;
    await send(`propose-${id}`, { method: 'POST', path, body: { version } });
  }
  const links = `${company}/sign-off-links`;
  const body = linkBody(draft, subject);
  const link = await send<SignOffLinkView>('link', { method: 'POST', path: links, body });
  if (link.url !== null) return { link, url: link.url };
  const { links: all } = await send<{ links: readonly SignOffLinkView[] }>('read', {
    method: 'GET',
    path: links,
  });
  return { link, url: all.find(({ id }) => id === link.id)?.url ?? null };
}
