import type { Request } from 'express';

/**
 * Whether a form was sent from another site, as far as the browser says. A page that sends no referrer says `null` for
 * its own origin, so that alone proves nothing; the link in the address is what a sender has to know.
 */
export function isFromElsewhere(request: Request, publicOrigin: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') return true;
  const origin = request.get('origin');
  if (origin === undefined || origin === 'null') return false;
  const own = [publicOrigin, `http://${request.get('host')}`, `https://${request.get('host')}`];
  return !own.includes(origin);
}
