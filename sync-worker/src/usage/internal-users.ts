import type { UsageConfiguration } from '../config/usage.ts';
import { emailDomainOf } from './email-domain.ts';

/**
 * Tells the people of the vendor, whose use never counts: by their id, by the domain of their address, and by that of their
 * id, since many products take the address as the id. `null` is what an event does not tell.
 */
export function internalUsers({
  users,
  emailDomains,
}: Pick<UsageConfiguration['exclude'], 'users' | 'emailDomains'>): (
  user: string | null,
  emailDomain: string | null,
) => boolean {
  const ids = new Set(users);
  const domains = new Set(emailDomains.map((domain) => domain.toLowerCase()));
  const isOurs = (domain: string | null) => domain !== null && domains.has(domain);

  return (user, emailDomain) => {
    if (user !== null && ids.has(user)) return true;
    if (domains.size === 0) return false;
    return (
      isOurs(emailDomain) || (user !== null && user.includes('@') && isOurs(emailDomainOf(user)))
    );
  };
}
