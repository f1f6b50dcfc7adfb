import { readEvents } from '@attain/sync-worker/http/webhook-events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const PORTAL = 33;
const APP = 1_160_452;

/** An event as HubSpot sends it, of a change that a person made to a company. */
function someEvent(overrides: object = {}) {
  return {
    eventId: 3_816_279_340,
    subscriptionId: 25,
    portalId: PORTAL,
    appId: APP,
    occurredAt: 1_462_216_307_945,
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectId: 1_246_965,
    objectTypeId: '0-2',
    changeSource: 'CRM_UI',
    sourceId: 'userId:7',
    propertyName: 'lifecyclestage',
    propertyValue: 'customer',
    ...overrides,
  };
}

/** What one event leads to: its outcome, and the records to read. */
function read(event: unknown): string {
  const { touches, outcomes } = readEvents([event], PORTAL);
  const outcome = Object.entries(outcomes).flatMap(([name, count]) => (count === 1 ? name : []));
  const records = touches.map(({ type, id, links }) => `${type} ${id}${links ? ' links' : ''}`);
  return [...outcome, ...records].join(', ');
}

describe('an event', () => {
  it.each([
    ['object.creation', 'taken, companies 1246965 links'],
    ['object.restore', 'taken, companies 1246965 links'],
    ['object.propertyChange', 'taken, companies 1246965'],
    ['object.deletion', 'taken, companies 1246965'],
    ['object.unheardOf', 'irrelevant'],
    ['conversation.creation', 'taken, companies 1246965 links'],
    ['', 'irrelevant'],
  ])('of the kind %s is %s', (subscriptionType, wanted) => {
    expect(read(someEvent({ subscriptionType }))).toBe(wanted);
  });

  it.each([
    ['0-1', 'contacts'],
    ['0-2', 'companies'],
    ['0-3', 'deals'],
    ['0-5', 'tickets'],
    ['0-19', 'feedback_submissions'],
    ['0-47', 'meetings'],
    ['0-48', 'calls'],
    ['0-49', 'emails'],
  ])('of the object type %s is about %s', (objectTypeId, type) => {
    expect(read(someEvent({ objectTypeId }))).toBe(`taken, ${type} 1246965`);
  });

  it.each(['0-8', '2-1234567', 'constructor', undefined])(
    'of the object type %s, which no figure depends on, is ignored',
    (objectTypeId) => {
      expect(read(someEvent({ objectTypeId }))).toBe('irrelevant');
    },
  );

  it.each([
    ['company.creation', 'taken, companies 1246965 links'],
    ['contact.privacyDeletion', 'taken, contacts 1246965'],
    ['deal.propertyChange', 'taken, deals 1246965'],
    ['ticket.deletion', 'taken, tickets 1246965'],
    ['line_item.creation', 'irrelevant'],
  ])('may have the classic name %s', (subscriptionType, wanted) => {
    expect(read(someEvent({ subscriptionType, objectTypeId: undefined }))).toBe(wanted);
  });

  it('may tell its kind under the name of the documentation, and its numbers as text', () => {
    const event = { portalId: '33', eventType: 'company.deletion', objectId: '512' };
    expect(read(event)).toBe('taken, companies 512');
  });

  it('of a merge leads to every id in it', () => {
    const merge = {
      subscriptionType: 'object.merge',
      objectId: 9,
      primaryObjectId: 1,
      mergedObjectIds: [2, 3],
      newObjectId: 9,
    };
    expect(read(someEvent(merge))).toBe(
      'taken, companies 9 links, companies 1 links, companies 9 links, companies 2 links, companies 3 links',
    );
  });

  it.each([
    [{ propertyName: 'attain_health_score' }, 'own'],
    [{ propertyName: 'attain_scored_at' }, 'own'],
    [{ propertyName: 'attain_renewal_stage', objectTypeId: '0-3' }, 'own'],
    [{ propertyName: 'attain_health_score', objectTypeId: '0-5' }, 'taken, tickets 1246965'],
    [{ changeSource: 'INTEGRATION', sourceId: String(APP) }, 'own'],
    [{ changeSource: 'INTEGRATION', sourceId: '4711' }, 'taken, companies 1246965'],
    [{ propertyName: 'attain_escalation_flag' }, 'taken, companies 1246965'],
  ])('that changes %j is %s', (change, wanted) => {
    expect(read(someEvent(change))).toBe(wanted);
  });

  it.each([
    [{ portalId: 34 }, 'other_portal'],
    [{ portalId: undefined }, 'unreadable'],
    [{ objectId: -1 }, 'unreadable'],
    [{ objectId: '512; drop table' }, 'unreadable'],
    [{ objectId: undefined }, 'irrelevant'],
    [{ mergedObjectIds: 'all' }, 'unreadable'],
  ])('with %j is %s', (change, wanted) => {
    expect(read(someEvent(change))).toBe(wanted);
  });

  it.each([null, 7, 'text', [], {}])('that is %j is unreadable', (event) => {
    expect(read(event)).toBe('unreadable');
  });
});

describe('an event of an association', () => {
  const link = (associationType: string | undefined, more: object = {}) =>
    someEvent({
      subscriptionType: 'object.associationChange',
      objectId: undefined,
      objectTypeId: undefined,
      propertyName: undefined,
      fromObjectId: 1,
      toObjectId: 2,
      associationType,
      ...more,
    });

  it.each([
    ['CONTACT_TO_COMPANY', 'taken, contacts 1 links'],
    ['COMPANY_TO_CONTACT', 'taken, contacts 2 links'],
    ['COMPANY_TO_TICKET', 'taken, tickets 2 links'],
    ['MEETING_EVENT_TO_COMPANY', 'taken, meetings 1 links'],
    ['FEEDBACK_SUBMISSION_TO_CONTACT', 'taken, feedback_submissions 1 links'],
    ['CONTACT_TO_FEEDBACK_SUBMISSION', 'taken, feedback_submissions 2 links'],
    ['FEEDBACK_SUBMISSION_TO_COMPANY', 'irrelevant'],
    ['CONTACT_TO_DEAL', 'irrelevant'],
    ['COMPANY_TO_COMPANY', 'irrelevant'],
    ['COMPANY_TO_LINE_ITEM', 'irrelevant'],
    [undefined, 'irrelevant'],
  ])('%s leads to the record and not to all of its company: %s', (type, wanted) => {
    expect(read(link(type))).toBe(wanted);
  });

  it('may name the types of both ends by id', () => {
    const ends = { fromObjectTypeId: '0-2', toObjectTypeId: '0-5' };
    expect(read(link(undefined, ends))).toBe('taken, tickets 2 links');
  });

  it('that tells only what one end is leads there', () => {
    expect(read(link(undefined, { subscriptionType: 'company.associationChange' }))).toBe(
      'taken, companies 1 links',
    );
    expect(read(link(undefined, { objectTypeId: '0-1' }))).toBe('taken, contacts 1 links');
  });
});

it('whatever HubSpot sends, every event has one outcome and no touch is of another portal', () => {
  const anyEvent = fc.oneof(
    fc.anything(),
    fc.record(
      {
        portalId: fc.constantFrom(PORTAL, 34, 'x'),
        subscriptionType: fc.constantFrom('object.merge', 'company.associationChange', 'a.b.c', 7),
        objectId: fc.anything(),
        objectTypeId: fc.constantFrom('0-2', '0-5', 'constructor', '__proto__', null),
        mergedObjectIds: fc.anything(),
        fromObjectId: fc.nat(),
        toObjectId: fc.nat(),
        associationType: fc.constantFrom('toString_TO_COMPANY', 'DEAL_TO_COMPANY', '_TO_'),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(fc.array(anyEvent), (events) => {
      const { touches, outcomes } = readEvents(events, PORTAL);
      const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
      expect(total).toBe(events.length);
      for (const { type, id } of touches) {
        expect(typeof type).toBe('string');
        expect(id).toMatch(/^\d{1,16}$/);
      }
      expect(readEvents(events, 35).touches).toEqual([]);
    }),
  );
});
