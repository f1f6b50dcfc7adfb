import { addDays, dayOf, type Instant } from '@attain/shared/domain/basics/time';

import type { Configuration } from '../config/configuration.ts';
import type { Live } from '../ports/live.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { KeyHolder, OutcomeCounts, UsageOutcome } from '../ports/usage.ts';
import { type Collected, collector } from './collector.ts';
import { gates } from './gates.ts';
import { groupCommit, type Lane } from './group-commit.ts';
import { keyHolders } from './key-holders.ts';
import { quota } from './quota.ts';
import { refusals } from './refusals.ts';
import { seldom } from './seldom.ts';
import type { WireReader } from './wire/reading.ts';

/** What events change shows within seconds; an hour of steady events is not an hour of scoring. */
const WAKE_EVERY_MS = 5_000;

/** What a body held: events within the rules, ready to be stored. */
export type Read = { lane: Lane; collected: Collected; spend: (events: number) => void };

/** A lane that may send, with everything known that reading asks for. */
export type Open = {
  kind: 'open';
  /**
   * Reads a parsed body at once, so that nobody keeps hold of one while the store is waited for: it takes many times the
   * memory of its text. `undefined`: it is no batch and no call.
   */
  read(reader: WireReader, body: unknown, sentAt: unknown): Read | undefined;
};

/** Usage that clients send, from the parsed body to the commit. */
export type Intake = {
  /** @throws {StoreUnavailableError} */
  holderOf(key: string): Promise<KeyHolder | undefined>;
  /** Asked before a body is parsed. @throws {StoreUnavailableError} */
  open(lane: Lane): Promise<Open | { kind: 'over_quota'; waitMs: number }>;
  /**
   * Resolves once everything is stored. @throws {QueueFullError} and {StoreUnavailableError}, where nothing is and the
   * client has to send it again.
   */
  store(read: Read): Promise<void>;
  /** Counts a request of which nothing was read. */
  refuse(lane: Lane, outcome: UsageOutcome): void;
  waiting(): { events: number; requests: number };
  /** Waits until everything taken is stored and counted. */
  stop(): Promise<void>;
};

type Parts = {
  store: Store;
  configuration: Configuration;
  live: Live;
  /** Told of what became of everything that came in. */
  seen: (outcomes: OutcomeCounts) => void;
  log: Log;
  now: () => Instant;
};

export function usageIntake({ store, configuration, live, seen, log, now }: Parts): Intake {
  const usageOf = ({ portalId }: Pick<Lane, 'portalId'>) => store.forPortal(portalId).usage;
  const gateOf = gates(store, configuration, now);
  const waking = seldom(WAKE_EVERY_MS, () => live.wake());
  const allowanceOf = quota({
    eventsPerDay: configuration.usage.limits.eventsPerDay,
    counted: (portalId, day) => usageOf({ portalId }).outcomes(day),
    now,
  });
  const refused = refusals({
    count: (lane, day, outcomes) => usageOf(lane).count(lane.source, day, outcomes),
    log,
  });
  const commits = groupCommit({
    async commit(lane, group) {
      const { calendar } = await gateOf(lane.portalId);
      const receivedAt = now();
      const receivedOn = calendar.dayNumberAt(receivedAt);
      return usageOf(lane).add({ source: lane.source, receivedAt, receivedOn, ...group });
    },
    stored(outcomes) {
      seen(outcomes);
      if (outcomes.stored || outcomes.membership) waking.ask();
    },
  });

  const refuse = async (lane: Lane, outcome: UsageOutcome) => {
    seen({ [outcome]: 1 });
    const { calendar } = await gateOf(lane.portalId);
    refused.note(lane, calendar.dayNumberAt(now()), outcome);
  };

  return {
    holderOf: keyHolders({
      find: (keyHash) => store.keyHolder(keyHash),
      used: ({ portalId, keyId }) => usageOf({ portalId }).noteKeyUse(keyId, now()),
      now,
    }),
    async open(lane) {
      const { admission, calendar } = await gateOf(lane.portalId);
      const receivedAt = now();
      const today = calendar.dayNumberAt(receivedAt);
      const { isSpent, spend } = await allowanceOf(lane, today);
      if (isSpent) {
        const waitMs = calendar.startOf(addDays(dayOf(today), 1)) - receivedAt;
        return { kind: 'over_quota', waitMs };
      }
      return {
        kind: 'open',
        read(reader, body, sentAt) {
          const { collected, ...understood } = collector(admission, receivedAt);
          const delivery = { source: lane.source, receivedAt, sentAt };
          return reader.read(body, delivery, understood) ? { lane, collected, spend } : undefined;
        },
      };
    },
    async store({ lane, collected, spend }) {
      await commits.add(lane, collected);
      spend(callsIn(collected));
    },
    refuse: (lane, outcome) => {
      refuse(lane, outcome).catch((err: unknown) => {
        log.warn({ err, source: lane.source }, 'a refused request could not be counted');
      });
    },
    waiting: () => commits.waiting(),
    async stop() {
      await commits.idle();
      waking.stop();
      await refused.stop();
    },
  };
}

function callsIn({ events, outcomes }: Collected): number {
  return Object.values(outcomes).reduce((sum, count) => sum + count, events.length);
}
