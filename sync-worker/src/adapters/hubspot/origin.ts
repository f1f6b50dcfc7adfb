import { UserError } from '../../ports/errors.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The origin of HubSpot's API. Without TLS only to this machine: the token would travel in the clear. */
export function apiOrigin(text: string): string {
  const url = URL.parse(text);
  if (!url)
    throw new UserError(
      `HUBSPOT_API_ORIGIN is not an address: set one like https://api.hubapi.com.`,
    );
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))) {
    return url.origin;
  }
  throw new UserError(
    'HUBSPOT_API_ORIGIN must begin with https://, except for an address on this machine.',
  );
}
