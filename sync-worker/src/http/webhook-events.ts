import { ownPropertyNames } from '@attain/shared/crm/write-back';
import { z } from 'zod';

import type { ObjectType, PortalId } from '../ports/crm.ts';
import type { Touch } from '../ports/touched.ts';

/** What became of an event: `irrelevant` ones are of kinds or objects that no figure depends on. */
export const EVENT_OUTCOMES = ['taken', 'own', 'irrelevant', 'other_portal', 'unreadable'] as const;
export type EventOutcome = (typeof EVENT_OUTCOMES)[number];

const TYPE_IDS = namesIn<ObjectType>({
  '0-1': 'contacts',
  '0-2': 'companies',
  '0-3': 'deals',
  '0-5': 'tickets',
  '0-19': 'feedback_submissions',
  '0-47': 'meetings',
  '0-48': 'calls',
  '0-49': 'emails',
});

/** Names as they stand in front of a classic event (`company.creation`) and in a kind of association (`CALL_TO_COMPANY`). */
const NAMES = namesIn<ObjectType>({
  contact: 'contacts',
  company: 'companies',
  deal: 'deals',
  ticket: 'tickets',
  feedback_submission: 'feedback_submissions',
  meeting: 'meetings',
  meeting_event: 'meetings',
  call: 'calls',
  email: 'emails',
});

/** Kinds of events about one record, and whether its links may have changed with it. */
const OBJECT_EVENTS = namesIn({
  creation: { links: true },
  restore: { links: true },
  merge: { links: true },
  deletion: { links: false },
  propertyChange: { links: false },
  privacyDeletion: { links: false },
});

/** A map and no object: HubSpot's words look things up in it, and `constructor` is no type. */
function namesIn<T>(names: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(names));
}

const id = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,16}$/));
const text = z.union([z.string(), z.number()]).transform(String).nullish();

/** Parsed loosely: bodies differ by age and kind of subscription, and keys that we do not use may be anything. */
const eventSchema = z.object({
  portalId: z.coerce.number().int(),
  appId: text,
  subscriptionType: z.string().nullish(),
  eventType: z.string().nullish(),
  objectId: id.nullish(),
  objectTypeId: text,
  propertyName: z.string().nullish(),
  changeSource: z.string().nullish(),
  sourceId: text,
  primaryObjectId: id.nullish(),
  mergedObjectIds: z.array(id).nullish(),
  newObjectId: id.nullish(),
  associationType: z.string().nullish(),
  fromObjectId: id.nullish(),
  fromObjectTypeId: text,
  toObjectId: id.nullish(),
  toObjectTypeId: text,
});
type Event = z.output<typeof eventSchema>;

type Read = { outcome: EventOutcome; touches: readonly Touch[] };

/**
 * The records that a call of HubSpot's touches. An event tells where to look and never what is there, so neither their order
 * nor their number matters. What is ignored is counted: to refuse it would make HubSpot send it ten times more.
 */
export function readEvents(
  events: readonly unknown[],
  portalId: PortalId,
): { touches: readonly Touch[]; outcomes: Readonly<Record<EventOutcome, number>> } {
  const read = events.map((event) => readEvent(event, portalId));
  const countOf = (outcome: EventOutcome) => read.filter((each) => each.outcome === outcome).length;
  return {
    touches: read.flatMap(({ touches }) => touches),
    outcomes: {
      taken: countOf('taken'),
      own: countOf('own'),
      irrelevant: countOf('irrelevant'),
      other_portal: countOf('other_portal'),
      unreadable: countOf('unreadable'),
    },
  };
}

function readEvent(given: unknown, portalId: PortalId): Read {
  const { success, data: event } = eventSchema.safeParse(given);
  if (!success) return ignored('unreadable');
  if (event.portalId !== portalId) return ignored('other_portal');

  const [subject = '', kind = ''] = (event.subscriptionType ?? event.eventType ?? '').split('.');
  const type = typeOf(event.objectTypeId) ?? NAMES.get(subject);
  if (kind === 'associationChange') return taken(linkTouches(event, type));
  const depth = OBJECT_EVENTS.get(kind);
  if (!depth || !type) return ignored('irrelevant');
  if (kind === 'propertyChange' && isOwn(event, type)) return ignored('own');

  const { objectId, primaryObjectId, mergedObjectIds, newObjectId } = event;
  const ids = [objectId, primaryObjectId, newObjectId, ...(mergedObjectIds ?? [])];
  return taken(ids.flatMap((each) => (each ? [{ type, id: each, ...depth }] : [])));
}

const ignored = (outcome: EventOutcome): Read => ({ outcome, touches: [] });

function taken(touches: readonly Touch[]): Read {
  return touches.length > 0 ? { outcome: 'taken', touches } : ignored('irrelevant');
}

const typeOf = (typeId: string | null | undefined) => TYPE_IDS.get(typeId ?? '');

/** A value that we write, or anything that our app changed: the mirror has it already. */
function isOwn({ propertyName, changeSource, sourceId, appId }: Event, type: ObjectType): boolean {
  const isWritten = type === 'companies' || type === 'deals';
  if (isWritten && propertyName && ownPropertyNames(type).includes(propertyName)) return true;
  return changeSource === 'INTEGRATION' && Boolean(sourceId) && sourceId === appId;
}

/**
 * Of a link between a company and a record, the record is read with its links, which costs one call and not one for each
 * kind of record. A survey answer hangs on its contact. Other links concern no figure.
 */
function linkTouches(event: Event, subject: ObjectType | undefined): readonly Touch[] {
  const { fromObjectId, toObjectId, fromObjectTypeId, toObjectTypeId } = event;
  const [fromName, toName] = (event.associationType ?? '').toLowerCase().split('_to_');
  const from = typeOf(fromObjectTypeId) ?? NAMES.get(fromName ?? '') ?? subject;
  const to = typeOf(toObjectTypeId) ?? NAMES.get(toName ?? '');
  if (from === undefined || !fromObjectId) return [];
  const fromTouch: Touch = { type: from, id: fromObjectId, links: true };
  if (to === undefined) return toName || toObjectTypeId ? [] : [fromTouch];
  if (!toObjectId || from === to) return [];
  if (isHolder(to, from)) return [fromTouch];
  return isHolder(from, to) ? [{ type: to, id: toObjectId, links: true }] : [];
}

/** Whether records of the second type hang on those of the first. */
function isHolder(holder: ObjectType, type: ObjectType): boolean {
  if (type === 'feedback_submissions') return holder === 'contacts';
  return holder === 'companies';
}
