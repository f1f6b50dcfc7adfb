import {
  createLinkRoute,
  linksRoute,
  revokeLinkRoute,
  type SignOffLinkView,
} from '@attain/shared/contract/sign-off-link-routes';
import type { Instant } from '@attain/shared/domain/basics/time';

import type { LinkTokens } from '../../agreements/link-token.ts';
import { createLink, revokeLink } from '../../agreements/sign-off-links.ts';
import type { Configuration } from '../../config/configuration.ts';
import { RefusedError } from '../../ports/errors.ts';
import type { SignOffLink } from '../../ports/sign-off-links.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { namedCompany } from '../named-company.ts';
import { moment } from '../views/goal-record.ts';

type Parts = {
  configuration: Configuration;
  /** `undefined`: the worker has no secret to sign addresses with. */
  tokens: LinkTokens | undefined;
  publicOrigin: string;
};

/** Links by which contacts of the customer sign: made, listed, revoked. */
export function signOffLinkRoutes(parts: Parts): readonly ApiRoute[] {
  const { linkDays } = parts.configuration.agreements.signOff;
  const view = (link: SignOffLink, portalId: number, now: Instant) =>
    linkView(link, addressOf(link, portalId, now, parts));
  return [
    implement(createLinkRoute, async ({ params, body, store, portalId, author }) => {
      if (parts.tokens === undefined) throw noSecret();
      const { contact, contactId = null, goalIds, valueLineIds, validDays = linkDays } = body;
      const link = await createLink(store, {
        companyId: await namedCompany(store, params.companyId),
        by: author,
        contact: { name: contact, id: contactId },
        goalIds,
        valueLineIds,
        validDays,
      });
      return answered(201, view(link, portalId, author.at));
    }),
    implement(linksRoute, async ({ params, store, portalId, author }) => {
      const companyId = await namedCompany(store, params.companyId);
      const links = await store.signOffLinks.ofCompany(companyId);
      return answered(200, { links: links.map((link) => view(link, portalId, author.at)) });
    }),
    implement(revokeLinkRoute, async ({ params, store, portalId, author }) => {
      const companyId = await namedCompany(store, params.companyId);
      const link = await revokeLink(store, { companyId, linkId: params.linkId, by: author });
      return answered(200, view(link, portalId, author.at));
    }),
  ];
}

function addressOf(
  { id, expiresAt, revokedAt }: SignOffLink,
  portalId: number,
  now: Instant,
  { tokens, publicOrigin }: Parts,
): string | null {
  if (tokens === undefined || revokedAt !== null || expiresAt <= now) return null;
  return `${publicOrigin}/agreements/${tokens.issue({ portalId, linkId: id, expiresAt })}`;
}

function linkView(link: SignOffLink, url: string | null): SignOffLinkView {
  const { id, contact, contactId, goals, valueLineIds, createdBy, revokedAt } = link;
  return {
    ...{ id, contact, contactId, createdBy, url },
    goals: goals.map(({ goalId, termsVersion }) => ({ goalId, termsVersion })),
    valueLineIds: [...valueLineIds],
    createdAt: moment(link.createdAt),
    expiresAt: moment(link.expiresAt),
    revokedAt: revokedAt === null ? null : moment(revokedAt),
  };
}

function noSecret(): RefusedError {
  return new RefusedError(
    'no_secret',
    'Links cannot be signed: set HUBSPOT_CLIENT_SECRET or ATTAIN_ENCRYPTION_KEY for the worker.',
  );
}
