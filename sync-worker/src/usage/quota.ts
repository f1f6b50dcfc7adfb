import type { Instant } from '@attain/shared/domain/basics/time';

import type { OutcomeDay, UsageOutcome } from '../ports/usage.ts';
import type { Lane } from './group-commit.ts';

/** How often the count of a portal is read anew: other workers count too. */
const READ_EVERY_MS = 60_000;

/** What became of requests and not of events. */
const OF_REQUESTS: ReadonlySet<UsageOutcome> = new Set([
  'unreadable_batch',
  'too_large',
  'source_closed',
  'over_quota',
]);

type Options = {
  eventsPerDay: number;
  /** What was counted on a day of a portal, by all workers. */
  counted: (portalId: number, day: number) => Promise<readonly OutcomeDay[]>;
  now: () => Instant;
};

type Portal = { day: number; readAt: Instant; sent: Promise<Map<string, number>> };

/** Events that each source sent today, whatever became of them. Exact for one worker, and up to a minute late for several. */
export function quota({ eventsPerDay, counted, now }: Options) {
  const portals = new Map<number, Portal>();

  const sentOn = (portalId: number, day: number) => {
    const known = portals.get(portalId);
    if (known?.day === day && known.readAt + READ_EVERY_MS > now()) return known.sent;
    const sent = counted(portalId, day).then((outcomes) => sums(outcomes, day));
    portals.set(portalId, { day, readAt: now(), sent });
    sent.catch(() => portals.delete(portalId));
    return sent;
  };

  /** What a source may still send today. */
  return async ({ portalId, source }: Lane, day: number) => {
    const sent = await sentOn(portalId, day);
    const sentByNow = () => sent.get(source) ?? 0;
    return {
      isSpent: sentByNow() >= eventsPerDay,
      spend: (events: number) => void sent.set(source, sentByNow() + events),
    };
  };
}

function sums(outcomes: readonly OutcomeDay[], today: number): Map<string, number> {
  const sent = new Map<string, number>();
  for (const { source, day, outcome, count } of outcomes) {
    if (day !== today || OF_REQUESTS.has(outcome)) continue;
    sent.set(source, (sent.get(source) ?? 0) + count);
  }
  return sent;
}
