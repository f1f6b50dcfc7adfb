import type { UsageAccountRef, UsageOutcome } from '../ports/usage.ts';
import { mayHoldAddress, replaceAddresses, withPlainSigns } from './addresses.ts';
import { emailDomainOf, isPublicMailDomain } from './email-domain.ts';
import { isText } from './event-name.ts';
import { remembered } from './remembered.ts';

/** As event names: what does not fit in an index names no account. */
const LONGEST_ACCOUNT = 200;
const REMEMBERED = 20_000;

type Named = UsageAccountRef | UsageOutcome;

/**
 * Accounts as they are kept: trimmed, domains in lower case. An account that is named by the e-mail address of a person is
 * that of the address' domain, because addresses are not kept; an address within a name is replaced by its domain, so that
 * the names of two accounts stay two. Accounts that do not count are told by their outcome.
 */
export function accountRefs(excluded: readonly string[]): (ref: UsageAccountRef) => Named {
  const names = new Set(excluded);
  const domains = new Set(excluded.map((name) => name.toLowerCase()));
  const isInternal = (named: string, { by, value }: UsageAccountRef) =>
    names.has(named) || names.has(value) || (by === 'domain' && domains.has(value));

  const reader = (by: UsageAccountRef['by']) =>
    remembered(REMEMBERED, LONGEST_ACCOUNT, (text): Named => {
      if (text.length > LONGEST_ACCOUNT) return 'no_account';
      if (!isText(text)) return 'not_text';
      const named = text.trim();
      const ref = readRef(by, named);
      if (ref === null) return 'no_account';
      return isInternal(named, ref) ? 'internal' : ref;
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
  if (!mayHoldAddress(value)) return { by, value: asKept(by, value) };
  const domain = emailDomainOf(bare(withPlainSigns(value)));
  if (domain !== null) return isPublicMailDomain(domain) ? null : { by: 'domain', value: domain };
  const kept = replaceAddresses(value, (each) => each.toLowerCase());
  return { by, value: asKept(by, kept) };
}

function asKept(by: UsageAccountRef['by'], value: string): string {
  return by === 'domain' ? value.toLowerCase() : value;
}

/** An address without what it is wrapped in, and without the name of its owner: "Ann Lee <ann@acme.com>". */
function bare(value: string): string {
  return /<([^<>]*)>$/.exec(value)?.[1] ?? /^["'([](.*)["')\]]$/.exec(value)?.[1] ?? value;
}
