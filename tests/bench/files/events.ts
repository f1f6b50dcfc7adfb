import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

import { DAY_MS, type Instant } from '@attain/shared/domain/basics/time';

export const ACCOUNTS = 1_000;
const USERS_AN_ACCOUNT = 10;
const NAMES = 20;
const DAYS = 90;
/** Users at work at the same time, and what one of them does at a time. */
const SESSIONS = 128;
const EVENTS_A_SESSION = 12;
const BLOCK_CHARS = 1 << 20;
/** Spreads numbers evenly over others. */
const SPREAD = 2_654_435_761;

export type BenchEvent = {
  account: string;
  event: string;
  at: Instant;
  user: string;
  seconds: number;
};

/** A log of three months in the order of time, as a product writes it: users at work in sessions, side by side. */
export function* benchEvents(total: number, until: Instant): Generator<BenchEvent> {
  const slots = Array.from({ length: SESSIONS }, (_, n) => ({
    left: 1 + (n % EVENTS_A_SESSION),
    session: n,
  }));
  let sessions = SESSIONS;
  for (let n = 0; n < total; n += 1) {
    const slot = slots[n % SESSIONS];
    if (slot === undefined) return;
    if (slot.left === 0) {
      slot.left = EVENTS_A_SESSION;
      slot.session = sessions;
      sessions += 1;
    }
    slot.left -= 1;
    const user = (Math.imul(slot.session, SPREAD) >>> 0) % (ACCOUNTS * USERS_AN_ACCOUNT);
    yield {
      account: `acc_${Math.floor(user / USERS_AN_ACCOUNT)}`,
      event: `feature ${(Math.imul(n + slot.session, SPREAD) >>> 8) % NAMES}`,
      at: until - DAYS * DAY_MS + Math.floor((n * DAYS * DAY_MS) / total),
      user: `user_${user}`,
      seconds: n % 600,
    };
  }
}

type Write = (event: BenchEvent) => string;

export const HEADER = 'account_key,event,timestamp,user_id,duration_s,plan\n';

export const csvLine: Write = ({ account, event, at, user, seconds }) =>
  `${account},${event},${new Date(at).toISOString()},${user},${seconds},pro\n`;

export const quotedLine: Write = ({ account, event, at, user, seconds }) =>
  `"${account}","${event}","${new Date(at).toISOString()}","${user}","${seconds}","pro"\n`;

export const jsonLine: Write = ({ account, event, at, user, seconds }) =>
  `${JSON.stringify({ account_key: account, event, timestamp: new Date(at).toISOString(), user_id: user, duration_s: seconds, plan: 'pro' })}\n`;

/** Writes events to a file; memory holds a block. */
export async function writeEvents(
  path: string,
  events: Iterable<BenchEvent>,
  { header, line }: { header: string; line: Write },
): Promise<void> {
  const file = createWriteStream(path);
  let block = header;
  for (const event of events) {
    block += line(event);
    if (block.length < BLOCK_CHARS) continue;
    if (!file.write(block)) await once(file, 'drain');
    block = '';
  }
  file.end(block);
  await once(file, 'close');
}
