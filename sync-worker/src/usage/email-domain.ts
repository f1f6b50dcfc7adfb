import providers from 'email-providers/all.json' with { type: 'json' };

/** Providers that the list of the package does not know. */
const MORE_PROVIDERS = [
  'duck.com',
  'fastmail.com',
  'fastmail.fm',
  'hotmail.de',
  'mailbox.org',
  'posteo.de',
  'privaterelay.appleid.com',
  'tuta.com',
  'tutanota.com',
  'tutanota.de',
];

const PUBLIC: ReadonlySet<string> = new Set([...providers, ...MORE_PROVIDERS]);

const LONGEST_DOMAIN = 253;
const DOMAIN = /^(?:[a-z0-9\p{L}](?:[a-z0-9\p{L}-]*[a-z0-9\p{L}])?\.)+\p{L}[a-z0-9\p{L}-]+$/u;
/** The longest local part and the longest domain there are. */
const LONGEST_ADDRESS = 320;

/** The domain of an e-mail address in lower case: all of the address that is ever used. `null` for anything else. */
export function emailDomainOf(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > LONGEST_ADDRESS) return null;
  const sign = text.lastIndexOf('@');
  return sign > 0 ? domainIn(text.slice(sign + 1)) : null;
}

/** A host name of at least two parts, in lower case; `null` for anything else. */
function domainIn(text: string): string | null {
  const domain = text.trim().toLowerCase();
  return domain.length <= LONGEST_DOMAIN && DOMAIN.test(domain) ? domain : null;
}

/** Addresses of a provider that anybody can have one of say nothing of whom their owners work for. */
export function isPublicMailDomain(domain: string): boolean {
  return PUBLIC.has(domain);
}
