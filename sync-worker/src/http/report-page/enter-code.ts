import type { Day, Instant } from '@attain/shared/domain/basics/time';

import type { ReportLink, ReportLinks } from '../../ports/report-links.ts';
import { MOST_WRONG_CODES } from '../../sharing/link-state.ts';
import { hashOfSecret, isCode, newSecret } from '../../sharing/secrets.ts';

type Entered =
  | { kind: 'in'; session: string }
  | { kind: 'wrong'; triesLeft: number }
  /** Too many were wrong while this one was typed. */
  | { kind: 'locked' }
  /** Another browser was first. */
  | { kind: 'used' };

type Typed = { code: string; secret: string; at: Instant; today: Day };

/** Takes a code that a reader typed. The try is counted before the code is looked at: tries at once gain nothing. */
export async function enterCode(
  links: ReportLinks,
  { id, codeHash }: ReportLink,
  { code, secret, at, today }: Typed,
): Promise<Entered> {
  if (codeHash === null || !(await links.takeTry(id, MOST_WRONG_CODES))) return tooLate(links, id);
  if (!isCode(code, secret, codeHash)) {
    await links.note(id, 'wrong_code', at, today);
    const { wrongCodes = MOST_WRONG_CODES } = (await links.find(id)) ?? {};
    return { kind: 'wrong', triesLeft: Math.max(0, MOST_WRONG_CODES - wrongCodes) };
  }
  const session = newSecret();
  const isFirst = await links.useCode(id, hashOfSecret(session));
  return isFirst ? { kind: 'in', session } : { kind: 'used' };
}

async function tooLate(links: ReportLinks, id: string): Promise<Entered> {
  const link = await links.find(id);
  return link?.sessionHash ? { kind: 'used' } : { kind: 'locked' };
}
