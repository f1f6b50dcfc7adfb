import { DAY_MS } from '@attain/shared/domain/basics/time';
import { customerCopy } from '@attain/shared/reports/customer-copy';
import type { Report } from '@attain/shared/reports/report';

import { isGood } from '../links/is-good.ts';
import { newLinkId } from '../links/random-id.ts';
import { RecordNotFoundError, RefusedError } from '../ports/errors.ts';
import type { Author } from '../ports/records.ts';
import type { ReportLink } from '../ports/report-links.ts';
import type { PortalStore } from '../ports/store.ts';
import { refuseDraft } from './refuse-draft.ts';
import { hashOfCode, hashOfSecret, newCode, newSecret } from './secrets.ts';

type SharingStore = Pick<PortalStore, 'reportLinks' | 'signOffLinks'>;

export type ShareOrder = {
  report: Report;
  by: Author;
  validDays: number;
  /** Digits of the code to be typed first; `null`: none. */
  codeDigits: number | null;
  /** Where the reader can go on to sign and confirm; `null`: nowhere. */
  signOffLinkId: string | null;
};

/** A link and what opens it, which is told to whoever shares and kept nowhere. */
export type SharedReport = { link: ReportLink; secret: string; code: string | null };

/**
 * Shares a report with the customer as it stands: what the link shows is kept with it, and nothing later changes it.
 *
 * @throws {RefusedError} for a draft, which nobody outside may see, and for a page to sign on that is over
 * @throws {RecordNotFoundError} for a page to sign on that the company does not have
 */
export async function shareReport(store: SharingStore, order: ShareOrder): Promise<SharedReport> {
  const { report, by, validDays, codeDigits, signOffLinkId } = order;
  refuseDraft(report);
  if (signOffLinkId !== null) await requireGood(store, signOffLinkId, order);
  const secret = newSecret();
  const code = codeDigits === null ? null : newCode(codeDigits);
  const link: ReportLink = {
    id: newLinkId(),
    companyId: report.companyId,
    kind: report.kind,
    day: report.day,
    secretHash: hashOfSecret(secret),
    codeHash: code === null ? null : hashOfCode(code, secret),
    sessionHash: null,
    wrongCodes: 0,
    signOffLinkId,
    createdAt: by.at,
    createdBy: by.who,
    expiresAt: by.at + validDays * DAY_MS,
    revokedAt: null,
  };
  await store.reportLinks.add(link, customerCopy(report));
  return { link, secret, code };
}

async function requireGood(
  { signOffLinks }: SharingStore,
  id: string,
  { report, by }: ShareOrder,
): Promise<void> {
  const link = await signOffLinks.find(id);
  if (link?.companyId !== report.companyId) {
    throw new RecordNotFoundError(`Company ${report.companyId} has no sign-off link ${id}.`);
  }
  if (isGood(link, by.at)) return;
  throw new RefusedError(
    'link_over',
    'The page to sign on is over: make a new sign-off link, or share the report without one.',
  );
}

/** @throws {RecordNotFoundError} for a link of another company, or none */
export async function revokeReportLink(
  { reportLinks }: Pick<PortalStore, 'reportLinks'>,
  { companyId, linkId, by }: { companyId: string; linkId: string; by: Author },
): Promise<ReportLink> {
  const link = await reportLinks.find(linkId);
  if (link?.companyId !== companyId) {
    throw new RecordNotFoundError(`Company ${companyId} has no report link ${linkId}.`);
  }
  await reportLinks.revoke(linkId, by.at);
  return { ...link, revokedAt: link.revokedAt ?? by.at };
}
