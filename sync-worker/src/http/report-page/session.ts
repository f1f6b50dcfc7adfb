import type { Request, Response } from 'express';

import type { ReportLink } from '../../ports/report-links.ts';
import { isSecret } from '../../sharing/secrets.ts';

/** One for each link, so that a reader may have several. */
const nameFor = ({ id }: ReportLink) => `attain_report_${id}`;

/** Whether the request comes from the browser in which the code was typed. */
export function hasSession(request: Request, link: ReportLink): boolean {
  const { sessionHash } = link;
  if (sessionHash === null) return false;
  const start = `${nameFor(link)}=`;
  const cookies = request.get('cookie')?.split(/; */) ?? [];
  return cookies.some((cookie) => {
    return cookie.startsWith(start) && isSecret(cookie.slice(start.length), sessionHash);
  });
}

/**
 * Gives the browser what it is known by until the link expires. It has no path, so that it holds below the address of the
 * page behind any proxy, and nowhere above it.
 */
export function giveSession(
  response: Response,
  link: ReportLink,
  { session, isSecure }: { session: string; isSecure: boolean },
): void {
  const expires = new Date(link.expiresAt).toUTCString();
  const parts = [`${nameFor(link)}=${session}`, `Expires=${expires}`, 'HttpOnly', 'SameSite=Lax'];
  response.append('set-cookie', [...parts, ...(isSecure ? ['Secure'] : [])].join('; '));
}
