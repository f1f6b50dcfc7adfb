import { randomInt } from 'node:crypto';

import type { Clock } from './clock.ts';
import type { CrmHandle } from './crm/handle.ts';
import { type ObjectType, infoOf } from './crm/object-types.ts';
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
  crm: Pick<CrmHandle, 'onChange'>;
  clock: Clock;
};

export type Webhooks = ReturnType<typeof webhooks>;

const EVENTS_A_DELIVERY = 100;
const TIMEOUT_MS = 5_000;
const ATTEMPTS = 10;

const OBJECT_EVENTS = {
  creation: 'object.creation',
  propertyChange: 'object.propertyChange',
  deletion: 'object.deletion',
  restore: 'object.restore',
  merge: 'object.merge',
} as const satisfies Record<CrmChange['kind'], string>;

/**
 * Sends events to an app as HubSpot does: signed, in arrays, again until they are accepted. Nothing
 * is sent by itself: `flush` delivers what has gathered, so that a test decides when.
 */
export function webhooks(options: WebhookOptions) {
  const { crm, clock, subscriptions } = options;
  let gathered: WebhookEvent[] = [];

  const wanted = (event: string, type: ObjectType, property?: string) =>
    subscriptions.findIndex(
      (one) =>
        one.subscriptionType === event &&
        (one.objectType === undefined || one.objectType === type) &&
        (one.propertyName === undefined || one.propertyName === property),
    );

  const gather = (
    change: CrmChange,
    extra: Readonly<Record<string, unknown>>,
    property?: string,
  ) => {
    const event = OBJECT_EVENTS[change.kind];
    const index = wanted(event, change.type, property);
    if (index < 0) return;
    gathered.push({
      eventId: randomInt(1, 2 ** 32),
      subscriptionId: index + 1,
      portalId: options.portalId,
      appId: options.appId,
      occurredAt: clock.now(),
      subscriptionType: event,
      attemptNumber: 0,
      objectId: change.after.id,
      objectTypeId: infoOf(change.type).typeId,
      changeSource: change.source.sourceType,
      sourceId: change.source.sourceId,
      ...extra,
    });
  };

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

  const deliver = async (events: readonly WebhookEvent[]): Promise<Delivery[]> => {
    const log: Delivery[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
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
    send: deliver,
  };
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
