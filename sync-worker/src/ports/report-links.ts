import type { Day, Instant } from '@attain/shared/domain/basics/time';
import type { Report, ReportKind } from '@attain/shared/reports/report';

/**
 * A link by which a customer reads one report as it was shared. Neither its secret, nor its code, nor what a browser got for
 * the code is kept, only their hashes.
 */
export type ReportLink = {
  id: string;
  companyId: string;
  kind: ReportKind;
  /** The day that its figures are about. */
  day: Day;
  secretHash: string;
  /** `null`: whoever has the address reads it. */
  codeHash: string | null;
  /** Of what the browser holds in which the code was typed; `null`: it was not used yet. */
  sessionHash: string | null;
  /** Codes that were tried and wrong. */
  wrongCodes: number;
  /** Where the reader can go on to sign and confirm; `null`: nowhere. */
  signOffLinkId: string | null;
  createdAt: Instant;
  createdBy: string;
  expiresAt: Instant;
  revokedAt: Instant | null;
};

export const REPORT_LINK_EVENTS = ['opened', 'downloaded', 'wrong_code'] as const;
export type ReportLinkEventKind = (typeof REPORT_LINK_EVENTS)[number];

/** What happened to a link on one of the portal's days. Who it was, and from where, is not kept. */
export type ReportLinkEvent = {
  linkId: string;
  kind: ReportLinkEventKind;
  day: Day;
  times: number;
  firstAt: Instant;
  lastAt: Instant;
};

export interface ReportLinks {
  /** With the report as the customer is to read it, which is never changed. */
  add(link: ReportLink, report: Report): Promise<void>;
  find(id: string): Promise<ReportLink | undefined>;
  /** What a link shows. */
  report(id: string): Promise<Report | undefined>;
  /** Newest first. */
  ofCompany(companyId: string): Promise<readonly ReportLink[]>;
  /** A revoked link stays revoked as of the first time. */
  revoke(id: string, at: Instant): Promise<void>;

  /**
   * Counts a try of the code before it is looked at, so that tries at once do not pass unseen. `false`: so many were wrong
   * already, or the code was used.
   */
  takeTry(id: string, most: number): Promise<boolean>;
  /** Uses the code up: the try that was taken for it was none. `false`: another browser was first. */
  useCode(id: string, sessionHash: string): Promise<boolean>;

  note(linkId: string, kind: ReportLinkEventKind, at: Instant, day: Day): Promise<void>;
  /** Of these links, oldest day first. */
  events(linkIds: readonly string[]): Promise<readonly ReportLinkEvent[]>;
}
