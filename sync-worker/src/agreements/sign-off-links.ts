import { versionToSign } from '@attain/shared/domain/agreements/sign-off';
import { DAY_MS } from '@attain/shared/domain/basics/time';

import { newLinkId } from '../links/random-id.ts';
import { RecordNotFoundError, RefusedError } from '../ports/errors.ts';
import type { Author } from '../ports/records.ts';
import type { OfferedGoal, SignOffLink } from '../ports/sign-off-links.ts';
import type { PortalStore } from '../ports/store.ts';
import { documentOf, fingerprint } from './signed-document.ts';
import { goalOf } from './take-step.ts';

export type LinkOrder = {
  companyId: string;
  by: Author;
  contact: { name: string; id: string | null };
  goalIds: readonly string[];
  valueLineIds: readonly string[];
  validDays: number;
};

/**
 * A link for one contact of the customer: goals that wait for the customer's signature, in the version that waits now, and
 * value lines to confirm or dispute.
 *
 * @throws {RefusedError} where there is nothing to decide, or a goal does not wait for a signature
 */
export function createLink(store: PortalStore, order: LinkOrder): Promise<SignOffLink> {
  const { companyId, by, contact, goalIds, valueLineIds, validDays } = order;
  if (goalIds.length + valueLineIds.length === 0) {
    throw new RefusedError('nothing_to_sign', 'Name at least one goal or value line for the link.');
  }
  return store.transaction(async ({ records, signOffLinks }) => {
    const goals: OfferedGoal[] = [];
    for (const goalId of new Set(goalIds)) {
      const { body } = await goalOf({ records }, companyId, goalId);
      const termsVersion = versionToSign(body);
      if (termsVersion === null) {
        throw new RefusedError(
          'wrong_state',
          `"${body.title}" does not wait for a signature: propose it, or a revision of it, first.`,
        );
      }
      goals.push({ goalId, termsVersion, digest: fingerprint(documentOf(body)) });
    }
    for (const lineId of valueLineIds) {
      const line = await records.record(companyId, 'value', lineId);
      if (line === undefined || line.ended) {
        throw new RecordNotFoundError(`Company ${companyId} has no value line ${lineId}.`);
      }
    }
    const link: SignOffLink = {
      id: newLinkId(),
      companyId,
      goals,
      valueLineIds: [...new Set(valueLineIds)],
      contact: contact.name,
      contactId: contact.id,
      createdAt: by.at,
      createdBy: by.who,
      expiresAt: by.at + validDays * DAY_MS,
      revokedAt: null,
    };
    await signOffLinks.add(link);
    return link;
  });
}

/** @throws {RecordNotFoundError} for a link of another company, or none */
export async function revokeLink(
  { signOffLinks }: Pick<PortalStore, 'signOffLinks'>,
  { companyId, linkId, by }: { companyId: string; linkId: string; by: Author },
): Promise<SignOffLink> {
  const link = await signOffLinks.find(linkId);
  if (link?.companyId !== companyId) {
    throw new RecordNotFoundError(`Company ${companyId} has no link ${linkId}.`);
  }
  await signOffLinks.revoke(linkId, by.at);
  return { ...link, revokedAt: link.revokedAt ?? by.at };
}
