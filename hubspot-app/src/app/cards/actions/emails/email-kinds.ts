import type { EmailDraftsBody } from '@attain/shared/contract/email-draft-routes';
import type { AccountView } from '@attain/shared/contract/account-view';

import type { Option } from '../form/fields.ts';

export type EmailKind = EmailDraftsBody['drafts'][number]['kind'];

const NAMES: Readonly<Record<EmailKind, string>> = {
  welcome: 'Welcome',
  check_in: 'Check-in',
  renewal: 'Renewal reminder',
};

export const EMAILS: readonly Option[] = Object.entries(NAMES).map(([value, label]) => ({
  value,
  label,
}));

/** Whom a renewal comes towards is reminded of it. */
const RENEWAL_DAYS = 90;

/** The one that the account calls for now, to begin with. */
export function fittingEmail({ onboarding, renewalDaysLeft }: AccountView): EmailKind {
  if (renewalDaysLeft !== null && renewalDaysLeft <= RENEWAL_DAYS) return 'renewal';
  const begins = onboarding?.status === 'on_schedule' || onboarding?.status === 'behind';
  return begins ? 'welcome' : 'check_in';
}

/** A first name stands in the salutation, and is kept nowhere. */
export function draftsPath(companyId: string, firstName: string | null): string {
  const name = firstName === null ? '' : `?firstName=${encodeURIComponent(firstName)}`;
  return `/api/companies/${companyId}/email-drafts${name}`;
}
