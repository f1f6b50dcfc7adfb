import type { UsageAccountRef } from '../../ports/usage.ts';
import { emailDomainOf } from '../email-domain.ts';
import { POSTHOG_GROUP_CALL, POSTHOG_OWN_CALLS, POSTHOG_PERSON_CALLS } from '../posthog-calls.ts';
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

/** Ids of persons that clients make up for groups begin like this. */
const MADE_UP = '$';

/**
 * PostHog's capture API in the forms that its clients use: a batch, a single event, or an array of events. The account is
 * `$groups[groupType]`, else that of the user by earlier calls. Persons who are not identified are nobody. A duration is
 * `duration_s`, else the seconds that the browser client says of the page before.
 */
export function posthogReader(groupType: string): WireReader {
  return {
    keyNames: ['api_key', 'token'],
    keyIn: (body) => (Array.isArray(body) ? keyOf((body as unknown[])[0]) : keyOf(body)),
    read(body, delivery, understood) {
      if (!isObject(body) && !Array.isArray(body)) return false;
      const batch: unknown = Array.isArray(body) ? body : body['batch'];
      const read = (each: unknown, sentAt: unknown) =>
        readEvent(each, skewOf(sentAt, delivery.receivedAt), groupType, delivery, understood);
      if (Array.isArray(batch)) {
        const shared = isObject(body) ? (body['sent_at'] ?? delivery.sentAt) : delivery.sentAt;
        for (const each of batch as unknown[]) {
          read(each, shared ?? (isObject(each) ? each['sent_at'] : null));
        }
        return true;
      }
      if (!isObject(body)) return false;
      read(body, body['sent_at'] ?? delivery.sentAt);
      return true;
    },
  };
}

function keyOf(body: unknown): string | null {
  if (!isObject(body)) return null;
  return idIn(body['api_key'] ?? body['token'] ?? objectIn(body['properties'])?.['token']);
}

function readEvent(
  message: unknown,
  skew: number,
  groupType: string,
  delivery: Delivery,
  understood: Understood,
): void {
  if (!isObject(message)) return understood.outcome('no_object');
  const { event } = message;
  if (typeof event !== 'string') return understood.outcome('no_event');
  const properties = objectIn(message['properties']);
  const { source, receivedAt } = delivery;
  const stated = instantIn(message['timestamp']);
  const user = personIn(message, properties);
  const who = {
    account: groupIn(properties, groupType),
    user,
    emailDomain: emailDomainIn(message, properties, user),
    at: stated === null ? receivedAt - agoMs(message) : stated + skew,
  };
  if (POSTHOG_PERSON_CALLS.has(event)) return understood.member(who);
  if (event === POSTHOG_GROUP_CALL) {
    const isAccount = properties?.['$group_type'] === groupType;
    const account = isAccount ? accountOf(properties['$group_key']) : null;
    return understood.member({ ...who, account });
  }
  if (POSTHOG_OWN_CALLS.has(event)) return understood.outcome('ignored_call');

  const userAgent = properties?.['$raw_user_agent'] ?? properties?.['$user_agent'];
  understood.event({
    ...who,
    event,
    session: sessionIn(properties?.['$session_id']),
    userAgent: typeof userAgent === 'string' ? userAgent : null,
    durationSeconds: numberIn(
      properties?.['duration_s'] ?? properties?.['$prev_pageview_duration'],
    ),
    properties,
    key: messageKey(source, message['uuid'] ?? properties?.['$insert_id'], stated, message),
  });
}

/** Older browser clients tell no time, but how long ago it was. */
function agoMs(message: JsonObject): number {
  return Math.max(0, numberIn(message['offset']) ?? 0);
}

function personIn(message: JsonObject, properties: JsonObject | null): string | null {
  const id = userIn(
    message['distinct_id'] ?? message['$distinct_id'] ?? properties?.['distinct_id'],
  );
  if (id === null || id.startsWith(MADE_UP)) return null;
  const isAnonymous =
    properties !== null &&
    (properties['$process_person_profile'] === false ||
      properties['$is_identified'] === false ||
      properties['$device_id'] === id);
  return isAnonymous ? null : id;
}

function groupIn(properties: JsonObject | null, groupType: string): UsageAccountRef | null {
  return accountOf(objectIn(properties?.['$groups'])?.[groupType]);
}

function accountOf(value: unknown): UsageAccountRef | null {
  const id = idIn(value);
  return id === null ? null : { by: 'account_key', value: id };
}

/** Many products take the address as the user's id. */
function emailDomainIn(
  message: JsonObject,
  properties: JsonObject | null,
  user: string | null,
): string | null {
  const set = objectIn(message['$set'] ?? properties?.['$set']);
  if (set?.['email'] !== undefined) return emailDomainOf(set['email']);
  return user !== null && user.includes('@') ? emailDomainOf(user) : null;
}
