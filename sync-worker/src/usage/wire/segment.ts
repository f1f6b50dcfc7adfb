import type { Instant } from '@attain/shared/domain/basics/time';

import type { UsageAccountRef } from '../../ports/usage.ts';
import type { RawEvent } from '../admission.ts';
import { emailDomainOf } from '../email-domain.ts';
import { instantIn, skewOf } from './instants.ts';
import { messageKey } from './message-key.ts';
import type { Delivery, Understood, WireReader } from './reading.ts';
import {
  idIn,
  isObject,
  type JsonObject,
  numberIn,
  objectIn,
  sessionIn,
  userIn,
} from './values.ts';

/** Names of pages are as many as pages, so the calls are counted and not told apart. */
const PAGE_VIEWED = 'Page viewed';
const SCREEN_VIEWED = 'Screen viewed';

/**
 * Segment's tracking API, which RudderStack's clients speak too. The account is `context.groupId`, else that of the user by
 * earlier `group` calls. `duration_s` of the properties is a duration in seconds. An `anonymousId` alone is nobody.
 *
 * @param routeType The type of calls that come alone to a route of their own, such as `track`.
 */
export function segmentReader(routeType: string | null): WireReader {
  return {
    keyNames: ['writeKey'],
    keyIn: (body) => (isObject(body) ? idIn(body['writeKey']) : null),
    read(body, delivery, understood) {
      if (!isObject(body)) return false;
      const { batch } = body;
      const sentAt = body['sentAt'] ?? delivery.sentAt;
      if (Array.isArray(batch)) {
        const skew = skewOf(sentAt, delivery.receivedAt);
        for (const message of batch as unknown[]) {
          readMessage(message, null, skew, delivery, understood);
        }
        return true;
      }
      if (routeType === null) return false;
      readMessage(body, routeType, skewOf(sentAt, delivery.receivedAt), delivery, understood);
      return true;
    },
  };
}

function readMessage(
  message: unknown,
  routeType: string | null,
  skew: number,
  delivery: Delivery,
  understood: Understood,
): void {
  if (!isObject(message)) return understood.outcome('no_object');
  switch (routeType ?? message['type']) {
    case 'track': {
      const { event } = message;
      if (typeof event !== 'string') return understood.outcome('no_event');
      return understood.event(eventOf(message, event, skew, delivery));
    }
    case 'page':
      return understood.event(eventOf(message, PAGE_VIEWED, skew, delivery));
    case 'screen':
      return understood.event(eventOf(message, SCREEN_VIEWED, skew, delivery));
    case 'identify':
    case 'group':
      return understood.member(memberOf(message, skew, delivery));
    default:
      return understood.outcome('ignored_call');
  }
}

function eventOf(
  message: JsonObject,
  event: string,
  skew: number,
  { source, receivedAt }: Delivery,
): RawEvent {
  const context = objectIn(message['context']);
  const properties = objectIn(message['properties']);
  const user = userIn(message['userId']);
  const stated = statedAt(message);
  const userAgent = context?.['userAgent'];
  return {
    account: accountIn(context?.['groupId'] ?? message['groupId']),
    event,
    at: stated === null ? receivedAt : stated + skew,
    user,
    emailDomain: emailDomainIn(context?.['traits'], user),
    session: sessionIn(context?.['sessionId']),
    userAgent: typeof userAgent === 'string' ? userAgent : null,
    durationSeconds: numberIn(properties?.['duration_s']),
    properties,
    key: messageKey(source, message['messageId'], stated, message),
  };
}

function memberOf(message: JsonObject, skew: number, { receivedAt }: Delivery) {
  const context = objectIn(message['context']);
  const isGroup = message['groupId'] !== undefined;
  const traits = message['traits'] ?? context?.['traits'];
  const user = userIn(message['userId']);
  const stated = statedAt(message);
  return {
    account: accountIn(message['groupId'] ?? context?.['groupId'] ?? companyIn(traits)),
    user,
    // The traits of a group are those of the company, and its address is not the user's.
    emailDomain: emailDomainIn(isGroup ? context?.['traits'] : traits, user),
    at: stated === null ? receivedAt : stated + skew,
  };
}

/** `timestamp` is renamed to `originalTimestamp` by clients and proxies that correct it themselves. */
function statedAt(message: JsonObject): Instant | null {
  return instantIn(message['originalTimestamp'] ?? message['timestamp']);
}

function accountIn(value: unknown): UsageAccountRef | null {
  const id = idIn(value);
  return id === null ? null : { by: 'account_key', value: id };
}

/** `traits.company.id`, as `identify` names a company. */
function companyIn(traits: unknown): unknown {
  return objectIn(objectIn(traits)?.['company'])?.['id'];
}

/** Many products take the address as the user's id. */
function emailDomainIn(traits: unknown, user: string | null): string | null {
  const email = objectIn(traits)?.['email'];
  if (email !== undefined) return emailDomainOf(email);
  return user !== null && user.includes('@') ? emailDomainOf(user) : null;
}
