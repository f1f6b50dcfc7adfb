import type { UsageAccountRef, UsageOutcome } from '../ports/usage.ts';
import { emailDomainOf, isPublicMailDomain } from './email-domain.ts';
import { isText } from './event-name.ts';
import { remembered } from './remembered.ts';

/** As event names: what does not fit in an index names no account. */
const LONGEST_ACCOUNT = 200;
const REMEMBERED = 20_000;

type Named = UsageAccountRef | UsageOutcome;

/**
 * Accounts as they are kept: trimmed, domains in lower case. An account that is named by the e-mail address of a person is
 * that of the address' domain, because addresses are not kept. Accounts that do not count are told by their outcome.
 */
export function accountRefs(excluded: readonly string[]): (ref: UsageAccountRef) => Named {
  const names = new Set(excluded);
  const domains = new Set(excluded.map((name) => name.toLowerCase()));
  const isInternal = ({ by, value }: UsageAccountRef) =>
    names.has(value) || (by === 'domain' && domains.has(value));

  const reader = (by: UsageAccountRef['by']) =>
    remembered(REMEMBERED, LONGEST_ACCOUNT, (text): Named => {
      if (text.length > LONGEST_ACCOUNT) return 'no_account';
      if (!isText(text)) return 'not_text';
      const ref = readRef(by, text.trim());
      if (ref === null) return 'no_account';
      return isInternal(ref) ? 'internal' : ref;
    });
  const readers = {
    account_key: reader('account_key'),
    company_id: reader('company_id'),
    domain: reader('domain'),
    user: reader('user'),
  };
  return ({ by, value }) => readers[by](value);
}

function readRef(by: UsageAccountRef['by'], value: string): UsageAccountRef | null {
  if (value === '') return null;
  const domain = value.includes('@') ? emailDomainOf(value) : null;
  if (domain !== null) return isPublicMailDomain(domain) ? null : { by: 'domain', value: domain };
  return { by, value: by === 'domain' ? value.toLowerCase() : value };
}
