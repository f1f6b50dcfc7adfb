import type { PortalStore, Windows } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import {
  daysAgo,
  NOW,
  someCompany,
  someDeal,
  someMeeting,
  someSurvey,
  someTicket,
  someWindows,
} from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const linksTo = (companyId: string, ids: readonly string[]) =>
  ids.map((objectId) => ({ companyId, objectId }));

export function loadSuite({ store }: TestEngine): void {
  async function portalWithCompany(): Promise<PortalStore> {
    const portal = freshPortal(store);
    await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
    return portal;
  }

  async function load(portal: PortalStore, windows: Partial<Windows> = {}) {
    const [rows] = await portal.scoring.load(['1'], someWindows(NOW, windows));
    if (!rows) throw new Error('company 1 is not loaded');
    return rows;
  }

  describe('loading what is known of companies', () => {
    it('says of a bare company that nothing is known', async () => {
      const portal = await portalWithCompany();
      expect(await load(portal)).toEqual({
        company: someCompany('1'),
        dirtyMark: expect.any(Number) as number,
        deals: [],
        tickets: null,
        nps: [],
        csat: [],
        outreach: null,
        lastReviewAt: null,
        meetings: [],
        usage: null,
        goals: [],
        valueLines: [],
        costLines: [],
        recorded: {},
        pastHealth: [],
        lastUnblockedValue: null,
        alertStates: [],
        size: null,
        listed: null,
        peers: null,
        snapshotAsOf: null,
        scoredAtHeld: null,
        reportNote: null,
        followUps: [],
      });
    });

    it('loads any number of companies in id order and leaves out unknown ones', async () => {
      const portal = await portalWithCompany();
      const rows = await portal.scoring.load(['2', 'unknown', '1'], someWindows());
      expect(rows.map(({ company }) => company.id)).toEqual(['1', '2']);
      expect(await portal.scoring.load([], someWindows())).toEqual([]);
    });

    it('returns deals as they were saved, oldest first', async () => {
      const portal = await portalWithCompany();
      const open = someDeal('b', {
        createdAt: daysAgo(50),
        pipeline: null,
        stage: null,
        amount: null,
        closeAt: null,
        isClosed: false,
        isWon: false,
        lostReason: 'Moves to a competitor',
        held: { attain_renewal_stage: 'close' },
      });
      await portal.mirror.save('deals', [someDeal('a'), open], 1);
      await portal.mirror.replaceCompanyLinks('deals', ['1'], linksTo('1', ['a', 'b']));
      expect((await load(portal)).deals).toEqual([open, someDeal('a')]);
    });

    it('counts tickets of the window and those open longer, by priority', async () => {
      const portal = await portalWithCompany();
      const tickets = [
        someTicket('new', { createdAt: daysAgo(28), closedAt: NOW, priority: 'urgent' }),
        someTicket('open', { createdAt: daysAgo(200), priority: 'urgent' }),
        someTicket('old', { createdAt: daysAgo(29), closedAt: NOW, priority: 'low' }),
        someTicket('two', { createdAt: daysAgo(14), priority: 'high' }),
        someTicket('one', { createdAt: daysAgo(1), closedAt: NOW, priority: 'none' }),
        someTicket('odd', { createdAt: daysAgo(20), closedAt: NOW, priority: 'p1' }),
      ];
      await portal.mirror.save('tickets', tickets, 1);
      const ids = tickets.map(({ id }) => id);
      await portal.mirror.replaceCompanyLinks('tickets', ['1'], linksTo('1', ids));
      expect((await load(portal)).tickets).toEqual({
        counts: { urgent: 2, high: 1, medium: 0, low: 0, none: 2 },
        open: 2,
        created: 4,
        recentCreatedAt: [daysAgo(14), daysAgo(1)],
        told: [],
      });
    });

    it('tells tickets one by one, where asked, that are open or were closed since', async () => {
      const portal = await portalWithCompany();
      const outage = { priority: 'urgent', category: 'PRODUCT_ISSUE;OUTAGE' };
      const tickets = [
        someTicket('open', { ...outage, createdAt: daysAgo(200), firstReplyAt: daysAgo(199) }),
        someTicket('late', { createdAt: daysAgo(30), closedAt: daysAgo(7) }),
        someTicket('old', { createdAt: daysAgo(30), closedAt: daysAgo(7) - 1 }),
      ];
      await portal.mirror.save('tickets', tickets, 1);
      const ids = tickets.map(({ id }) => id);
      await portal.mirror.replaceCompanyLinks('tickets', ['1'], linksTo('1', ids));
      const { tickets: loaded } = await load(portal, { ticketsToldSince: daysAgo(7) });
      expect(loaded?.told).toEqual([
        { ...outage, createdAt: daysAgo(200), closedAt: null, firstReplyAt: daysAgo(199) },
        {
          createdAt: daysAgo(30),
          closedAt: daysAgo(7),
          priority: 'high',
          category: null,
          firstReplyAt: null,
        },
      ]);
      expect(loaded?.recentCreatedAt).toEqual([]);
      expect((await load(portal)).tickets?.told).toEqual([]);
    });

    it('tells a company whose tickets are all long closed from one that never had any', async () => {
      const portal = await portalWithCompany();
      const old = someTicket('old', { createdAt: daysAgo(300), closedAt: daysAgo(290) });
      await portal.mirror.save('tickets', [old], 1);
      await portal.mirror.replaceCompanyLinks('tickets', ['1'], linksTo('1', ['old']));
      expect((await load(portal)).tickets).toMatchObject({ open: 0, created: 0 });
    });

    it('takes the latest answer of each contact, within the window of its kind', async () => {
      const portal = await portalWithCompany();
      const answer = (id: string, kind: 'nps' | 'csat', value: number, days: number) =>
        someSurvey(id, { kind, value, answeredAt: daysAgo(days) });
      const answers = [
        answer('a1', 'nps', 3, 20),
        answer('a2', 'nps', 9, 10),
        answer('b1', 'nps', 7, 180),
        answer('b2', 'nps', 1, 181),
        answer('b3', 'csat', 4.5, 90),
        answer('c1', 'csat', 1, 91),
      ];
      await portal.mirror.save('feedback_submissions', answers, 1);
      await portal.mirror.replaceCompanyLinks('contacts', ['1'], linksTo('1', ['a', 'b', 'c']));
      await portal.mirror.replaceSurveyContacts(
        answers.map(({ id }) => id),
        answers.map(({ id }) => ({ surveyId: id, contactId: id.slice(0, 1) })),
      );
      const { nps, csat } = await load(portal);
      expect(nps).toEqual([
        { value: 9, answeredAt: daysAgo(10) },
        { value: 7, answeredAt: daysAgo(180) },
      ]);
      expect(csat).toEqual([{ value: 4.5, answeredAt: daysAgo(90) }]);
    });

    it('counts an answer once that two contacts of a company share', async () => {
      const portal = await portalWithCompany();
      await portal.mirror.save('feedback_submissions', [someSurvey('s')], 1);
      await portal.mirror.replaceCompanyLinks('contacts', ['1'], linksTo('1', ['a', 'b']));
      await portal.mirror.replaceSurveyContacts(
        ['s'],
        [
          { surveyId: 's', contactId: 'a' },
          { surveyId: 's', contactId: 'b' },
        ],
      );
      expect((await load(portal)).nps).toHaveLength(1);
    });

    it('counts outreach of all kinds that has happened within the window', async () => {
      const portal = await portalWithCompany();
      await portal.mirror.save(
        'meetings',
        [
          someMeeting('m', { at: daysAgo(90) }),
          someMeeting('planned', { at: daysAgo(-3), answered: false }),
        ],
        1,
      );
      await portal.mirror.save(
        'calls',
        [
          someMeeting('c', { kind: 'call', at: daysAgo(2), answered: false }),
          someMeeting('old', { kind: 'call', at: daysAgo(91) }),
        ],
        1,
      );
      const incoming = someMeeting('e', { kind: 'email', at: daysAgo(1), outreach: false });
      await portal.mirror.save('emails', [incoming], 1);
      await portal.mirror.replaceCompanyLinks('meetings', ['1'], linksTo('1', ['m', 'planned']));
      await portal.mirror.replaceCompanyLinks('calls', ['1'], linksTo('1', ['c', 'old']));
      await portal.mirror.replaceCompanyLinks('emails', ['1'], linksTo('1', ['e']));
      expect((await load(portal)).outreach).toEqual({
        attempts: 2,
        answered: 1,
        latestAt: daysAgo(2),
      });
    });

    it('finds the latest review that was attended', async () => {
      const portal = await portalWithCompany();
      const review = (id: string, days: number, answered = true) =>
        someMeeting(id, { type: 'QBR', at: daysAgo(days), answered });
      await portal.mirror.save(
        'meetings',
        [review('a', 200), review('b', 120), review('c', 20, false), someMeeting('d')],
        1,
      );
      const links = linksTo('1', ['a', 'b', 'c', 'd']);
      await portal.mirror.replaceCompanyLinks('meetings', ['1'], links);
      expect((await load(portal, { reviewType: 'QBR' })).lastReviewAt).toBe(daysAgo(120));
      expect((await load(portal, { reviewType: null })).lastReviewAt).toBeNull();
    });

    it('tells the meetings that were held, with their types, oldest first', async () => {
      const portal = await portalWithCompany();
      const meetings = [
        someMeeting('late', { at: daysAgo(20), type: 'Check-in: week 4' }),
        someMeeting('first', { at: daysAgo(300) }),
        someMeeting('missed', { at: daysAgo(30), answered: false }),
        someMeeting('planned', { at: daysAgo(-3) }),
      ];
      await portal.mirror.save('meetings', meetings, 1);
      await portal.mirror.save('calls', [someMeeting('c', { kind: 'call' })], 1);
      const ids = meetings.map(({ id }) => id);
      await portal.mirror.replaceCompanyLinks('meetings', ['1'], linksTo('1', ids));
      await portal.mirror.replaceCompanyLinks('calls', ['1'], linksTo('1', ['c']));
      expect((await load(portal)).meetings).toEqual([
        { at: daysAgo(300), type: null },
        { at: daysAgo(20), type: 'Check-in: week 4' },
      ]);
    });

    it('tells what HubSpot holds as the time of scoring', async () => {
      const portal = freshPortal(store);
      const held = { attain_scored_at: '2026-06-01T00:00:00.000Z' };
      await portal.mirror.save('companies', [someCompany('1', { held })], 1);
      expect((await load(portal)).scoredAtHeld).toBe(held.attain_scored_at);
    });
  });
}
