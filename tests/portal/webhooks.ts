import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { Clock } from './clock.ts';
import type { LinkChange } from './crm/announced-links.ts';
import type { CrmHandle } from './crm/handle.ts';
import { type ObjectType, infoOf, shout } from './crm/object-types.ts';
import type { Source } from './crm/records.ts';
import type { CrmChange } from './crm/crm.ts';
import { signV3 } from './sign-v3.ts';

/** One event as it is delivered; always inside an array. */
export type WebhookEvent = Readonly<Record<string, unknown>> & { subscriptionType: string };

export type Subscription = {
  subscriptionType: string;
  objectType?: ObjectType;
  propertyName?: string;
};

export type Delivery = { status: number; attempt: number; events: readonly WebhookEvent[] };

export type WebhookOptions = {
  targetUrl: string;
  subscriptions: readonly Subscription[];
  clientSecret: string;
  portalId: number;
  appId: number;
  crm: Pick<CrmHandle, 'onChange' | 'onLink'>;
  clock: Clock;
};

export type Webhooks = ReturnType<typeof webhooks>;

const EVENTS_A_DELIVERY = 100;
const TIMEOUT_MS = 5_000;
const ATTEMPTS = 10;
/** How many calls of an app are open at once, unless its settings say otherwise. */
const CONCURRENCY = 10;
/** How long a live sender gathers events into one call. */
const GATHER_MS = 50;
const FIRST_RETRY_MS = 1_000;

const OBJECT_EVENTS = {
  creation: 'object.creation',
  propertyChange: 'object.propertyChange',
  deletion: 'object.deletion',
  restore: 'object.restore',
  merge: 'object.merge',
} as const satisfies Record<CrmChange['kind'], string>;

const LINK_EVENT = 'object.associationChange';

/**
 * Sends events to an app as HubSpot does: signed, in arrays, again until they are accepted. Nothing
 * is sent by itself: `flush` delivers what has gathered, so that a test decides when, unless `goLive` was called.
 */
export function webhooks(options: WebhookOptions) {
  const { crm, clock, subscriptions } = options;
  let gathered: WebhookEvent[] = [];
  let onGathered: (() => void) | undefined;

  const wanted = (event: string, type: ObjectType, property?: string) =>
    subscriptions.findIndex(
      (one) =>
        one.subscriptionType === event &&
        (one.objectType === undefined || one.objectType === type) &&
        (one.propertyName === undefined || one.propertyName === property),
    );

  const envelope = (index: number, subscriptionType: string, source: Source): WebhookEvent => ({
    eventId: randomInt(1, 2 ** 32),
    subscriptionId: index + 1,
    portalId: options.portalId,
    appId: options.appId,
    occurredAt: clock.now(),
    subscriptionType,
    attemptNumber: 0,
    changeSource: source.sourceType,
    sourceId: source.sourceId,
  });

  const add = (event: WebhookEvent) => {
    gathered.push(event);
    onGathered?.();
  };

  const gather = (
    change: CrmChange,
    extra: Readonly<Record<string, unknown>>,
    property?: string,
  ) => {
    const event = OBJECT_EVENTS[change.kind];
    const index = wanted(event, change.type, property);
    if (index < 0) return;
    add({
      ...envelope(index, event, change.source),
      objectId: change.after.id,
      objectTypeId: infoOf(change.type).typeId,
      ...extra,
    });
  };

  crm.onLink(({ from, fromId, to, toId, removed, source }) => {
    const index = wanted(LINK_EVENT, from);
    if (index < 0) return;
    add({
      ...envelope(index, LINK_EVENT, source),
      objectTypeId: infoOf(from).typeId,
      associationType: associationType(from, to),
      fromObjectId: fromId,
      toObjectId: toId,
      associationRemoved: removed,
      isPrimaryAssociation: false,
    });
  });

  crm.onChange((change) => {
    if (change.kind === 'propertyChange') {
      for (const [propertyName, propertyValue] of Object.entries(change.values ?? {}))
        gather(change, { propertyName, propertyValue: propertyValue ?? '' }, propertyName);
      return;
    }
    const { merged } = change;
    gather(
      change,
      merged
        ? {
            primaryObjectId: merged.primaryId,
            mergedObjectIds: merged.mergedIds,
            newObjectId: merged.newId,
            numberOfPropertiesMoved: 0,
          }
        : {},
    );
  });

  /** One signed request; the status it was answered with, 0 for none. */
  const post = async (events: readonly WebhookEvent[]): Promise<number> => {
    const body = JSON.stringify(events);
    const headers = signedHeaders(options.clientSecret, {
      method: 'POST',
      uri: options.targetUrl,
      body,
      now: clock.now(),
    });
    try {
      const response = await fetch(options.targetUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  };

  /** Delivers until it is accepted; `pauseMs` says how long to wait before an attempt. */
  const deliver = async (
    events: readonly WebhookEvent[],
    pauseMs: (attempt: number) => number = () => 0,
  ): Promise<Delivery[]> => {
    const log: Delivery[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await delay(pauseMs(attempt), undefined, { ref: false });
      const sent = events.map((event) => ({ ...event, attemptNumber: attempt }));
      const status = await post(sent);
      log.push({ status, attempt, events: sent });
      if (status >= 200 && status < 300) break;
    }
    return log;
  };

  return {
    /** Events that wait for delivery. */
    pending: (): readonly WebhookEvent[] => gathered,
    /** Delivers what has gathered; `shuffle` and `twice` are HubSpot's disorder and duplicates. */
    flush: async ({ shuffle = false, twice = false } = {}): Promise<Delivery[]> => {
      const events = shuffle ? [...gathered].reverse() : gathered;
      gathered = [];
      const log: Delivery[] = [];
      for (let start = 0; start < events.length; start += EVENTS_A_DELIVERY) {
        const batch = events.slice(start, start + EVENTS_A_DELIVERY);
        log.push(...(await deliver(batch)));
        if (twice) log.push(...(await deliver(batch)));
      }
      return log;
    },
    /** Delivers events of one's own making. */
    send: (events: readonly WebhookEvent[]) => deliver(events),
    /** From now on delivers by itself what gathers, a moment later, up to ten calls at a time. */
    goLive: (): void => {
      let calls = 0;
      let isPlanned = false;
      const sendAll = () => {
        isPlanned = false;
        while (gathered.length > 0 && calls < CONCURRENCY) {
          const batch = gathered.splice(0, EVENTS_A_DELIVERY);
          calls += 1;
          void deliver(batch, (attempt) => FIRST_RETRY_MS * 2 ** (attempt - 1)).finally(() => {
            calls -= 1;
            sendAll();
          });
        }
      };
      onGathered = () => {
        if (isPlanned) return;
        isPlanned = true;
        setTimeout(sendAll, GATHER_MS).unref();
      };
      sendAll();
    },
  };
}

/** HubSpot's word for a kind of association: `CONTACT_TO_COMPANY`. */
function associationType(from: LinkChange['from'], to: LinkChange['to']): string {
  return `${shout(from)}_TO_${shout(to)}`;
}

export type SignedParts = { method: string; uri: string; body: string; now: number };

/** The headers that prove a request to come from HubSpot: signature v3. */
export function signedHeaders(
  clientSecret: string,
  { method, uri, body, now }: SignedParts,
): Record<string, string> {
  return {
    'x-hubspot-request-timestamp': String(now),
    'x-hubspot-signature-version': 'v3',
    'x-hubspot-signature-v3': signV3(clientSecret, { method, uri, body, timestamp: now }),
  };
}
