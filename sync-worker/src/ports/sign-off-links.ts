import type { Instant } from '@attain/shared/domain/basics/time';

/** The link is for this text and no other: neither a newer version nor an edited word is signed by it. */
export type OfferedGoal = { goalId: string; termsVersion: number; digest: string };

/** A link by which a contact of the customer reads and signs; what was decided stands in the records. */
export type SignOffLink = {
  id: string;
  companyId: string;
  /** Goals to sign, each in the version of its terms that was offered, with the fingerprint of its text. */
  goals: readonly OfferedGoal[];
  /** Value lines to confirm or dispute. */
  valueLineIds: readonly string[];
  contact: string;
  /** HubSpot id of the contact; `null` where only the name is known. */
  contactId: string | null;
  createdAt: Instant;
  createdBy: string;
  expiresAt: Instant;
  revokedAt: Instant | null;
};

export interface SignOffLinks {
  add(link: SignOffLink): Promise<void>;
  find(id: string): Promise<SignOffLink | undefined>;
  /** Newest first. */
  ofCompany(companyId: string): Promise<readonly SignOffLink[]>;
  /** A revoked link stays revoked as of the first time. */
  revoke(id: string, at: Instant): Promise<void>;
}
