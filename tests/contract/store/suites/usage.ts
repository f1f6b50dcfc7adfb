import { addDays, DAY_MS, dayOf } from '@attain/shared/domain/basics/time';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import type { UsageEvent } from '@attain/sync-worker/ports/usage';
import { describe, expect, it } from 'vitest';

import {
  daysAgo,
  eventOf,
  NOW,
  someCompany,
  someEvent,
  someWindows,
  usageBatch,
} from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const MINUTE = 60_000;

export function usageSuite({ store, another }: TestEngine): void {
  async function portalWithCompany(): Promise<PortalStore> {
    const portal = freshPortal(store);
    await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
    await scoreAll(portal);
    return portal;
  }

  async function usageOf(portal: PortalStore, keyFeatures: readonly string[] = []) {
    const [rows] = await portal.scoring.load(['1'], someWindows(NOW, { keyFeatures }));
    return rows?.usage;
  }

  describe('product usage', () => {
    it('counts each event once ever and marks its company', async () => {
      const portal = await portalWithCompany();
      const batch = [someEvent('a'), someEvent('b'), someEvent('a')];
      expect(await portal.usage.add(usageBatch(batch))).toMatchObject({ stored: 2 });
      expect(await dueIds(portal)).toEqual(['1']);
      await scoreAll(portal);
      expect(await portal.usage.add(usageBatch(batch, { receivedAt: NOW + 1 }))).toMatchObject({
        stored: 0,
      });
      expect(await dueIds(portal)).toEqual([]);
      expect(await portal.usage.add(usageBatch([...batch, eventOf('2', 'c')]))).toMatchObject({
        stored: 1,
      });
      expect(await dueIds(portal)).toEqual(['2']);
    });

    it.runIf(another)('takes an event that it refused once there is room for it', async () => {
      const small = await another?.({ usage: { maxEventNames: 1 } });
      if (small === undefined) throw new Error('no second worker');
      const portalId = 7_001;
      const portal = store.forPortal(portalId);
      const batch = usageBatch([
        someEvent('a'),
        someEvent('b', { event: 'another name' }),
        someEvent('c'),
      ]);
      const refused = [{ index: 1, outcome: 'too_many_names' }];
      const tight = small.forPortal(portalId).usage;
      expect(await tight.add(batch)).toEqual({ stored: 2, repeated: 0, refused });
      expect(await tight.add(batch)).toEqual({
        stored: 0,
        repeated: 2,
        refused: [{ ...refused[0] }],
      });
      expect(await portal.usage.add(batch)).toEqual({ stored: 1, repeated: 2, refused: [] });
      await small.close();
    });

    it('has no usage where none was ever received', async () => {
      const portal = await portalWithCompany();
      expect(await usageOf(portal)).toBeNull();
    });

    it('knows the first event, and the first that names a user, in whatever order they come', async () => {
      const portal = await portalWithCompany();
      const event = (days: number, user: string | null) =>
        someEvent(`${days}`, { at: daysAgo(days), user });
      await portal.usage.add(usageBatch([event(9, null)]));
      expect(await usageOf(portal)).toMatchObject({
        firstEventAt: daysAgo(9),
        firstUserAt: null,
      });
      await portal.usage.add(usageBatch([event(3, 'ann'), event(2, 'bob')]));
      expect((await usageOf(portal))?.firstUserAt).toBe(daysAgo(3));
      await portal.usage.add(usageBatch([event(5, 'bob'), event(12, null)]));
      expect(await usageOf(portal)).toMatchObject({
        firstEventAt: daysAgo(12),
        firstUserAt: daysAgo(5),
      });
    });

    it('counts the users of each of the last four full weeks, oldest first', async () => {
      const portal = await portalWithCompany();
      const user = (days: number, user: string) =>
        someEvent(`${days} ${user}`, { at: daysAgo(days), user });
      await portal.usage.add(
        usageBatch([
          ...[user(28, 'ann'), user(22, 'ann'), user(22, 'bob')],
          ...[user(21, 'ann'), user(8, 'ann'), user(7, 'bob'), user(1, 'bob')],
          ...[user(0, 'today'), user(29, 'before')],
        ]),
      );
      expect(await usageOf(portal)).toMatchObject({
        weeklyActiveUsers: [2, 1, 1, 1],
        sessions: 7,
        peakWeeklyUsers: 2,
      });
    });

    it('counts over as many weeks as are asked for, and finds seats in as many days', async () => {
      const portal = await portalWithCompany();
      const events = [1, 8, 15, 40, 41, 60].map((days, n) =>
        someEvent(`${days}`, { at: daysAgo(days), user: `u${n}` }),
      );
      await portal.usage.add(usageBatch(events));
      const over = async (weeks: number, seatsDays: number) => {
        const today = dayOf(Math.floor(NOW / DAY_MS));
        const usageDays = { first: addDays(today, -7 * weeks), last: addDays(today, -1) };
        const windows = someWindows(NOW, { usageDays, seatsSince: addDays(today, -seatsDays) });
        const [rows] = await portal.scoring.load(['1'], windows);
        return [rows?.usage?.weeklyActiveUsers, rows?.usage?.peakWeeklyUsers];
      };
      expect(await over(2, 90)).toEqual([[1, 1], 2]);
      expect(await over(6, 30)).toEqual([[2, 0, 0, 1, 1, 1], 1]);
      expect(await over(3, 200)).toEqual([[1, 1, 1], 2]);
    });

    it('knows people only as hashes that differ between portals, yet counts each once', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('a', { at: daysAgo(3) }), someEvent('b')]));
      expect((await usageOf(portal))?.weeklyActiveUsers).toEqual([0, 0, 0, 1]);
    });

    it('counts events without a user as usage of the account, not as a user', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('a', { user: null, event: 'import' })]));
      expect(await usageOf(portal, ['import'])).toMatchObject({
        weeklyActiveUsers: [0, 0, 0, 0],
        namesUsers: false,
        sessions: 0,
        keyFeaturesUsed: 1,
      });
      await portal.usage.add(usageBatch([someEvent('b', { event: 'import' })]));
      expect(await usageOf(portal)).toMatchObject({ namesUsers: true });
    });

    it('tells an account that is silent from one whose users are not named', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('a', { at: daysAgo(29), user: null })]));
      expect(await usageOf(portal)).toMatchObject({
        weeklyActiveUsers: [0, 0, 0, 0],
        namesUsers: true,
      });
    });

    it.each([
      ['30 minutes apart, in one batch', 30 * MINUTE, true, 1],
      ['just over 30 minutes apart, in one batch', 30 * MINUTE + 1, true, 2],
      ['30 minutes apart, in two batches', 30 * MINUTE, false, 1],
      ['just over 30 minutes apart, in two batches', 30 * MINUTE + 1, false, 2],
      ['of the past, in a later batch', -10 * MINUTE, false, 1],
    ])('counts sessions of events %s', async (_, gap, oneBatch, sessions) => {
      const portal = await portalWithCompany();
      const at = daysAgo(2);
      const events = [someEvent('a', { at }), someEvent('b', { at: at + gap })];
      const batches: UsageEvent[][] = oneBatch ? [events] : events.map((event) => [event]);
      for (const batch of batches) await portal.usage.add(usageBatch(batch));
      expect((await usageOf(portal))?.sessions).toBe(sessions);
    });

    it('counts a session that runs past midnight on the day it began', async () => {
      const portal = await portalWithCompany();
      const midnight = Math.floor(daysAgo(2) / DAY_MS) * DAY_MS;
      await portal.usage.add(
        usageBatch([
          someEvent('a', { at: midnight - MINUTE }),
          someEvent('b', { at: midnight + MINUTE }),
        ]),
      );
      expect((await usageOf(portal))?.sessions).toBe(1);
    });

    it('adds durations, and says where a source reports none', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('a')]));
      expect(await usageOf(portal)).toMatchObject({ seconds: 0, hasDurations: false });
      await portal.usage.add(usageBatch([someEvent('b', { durationSeconds: 90 })]));
      await portal.usage.add(usageBatch([someEvent('c', { durationSeconds: 0.5 })]));
      expect(await usageOf(portal)).toMatchObject({ seconds: 90.5, hasDurations: true });
    });

    it('counts key features used in the four weeks, once each', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(
        usageBatch([
          someEvent('a', { event: 'export', at: daysAgo(28) }),
          someEvent('b', { event: 'export', at: daysAgo(1) }),
          someEvent('c', { event: 'share', at: daysAgo(29) }),
          someEvent('d', { event: 'other' }),
        ]),
      );
      expect((await usageOf(portal, ['export', 'share', 'invite']))?.keyFeaturesUsed).toBe(1);
    });

    it.each([
      ['after 90 days of use', 90, 5, true],
      ['after less than 90 days of use', 89, 5, false],
      ['longer than 28 days ago', 120, 29, false],
    ])('sees a key feature first used %s', async (_, firstUse, featureUse, isNew) => {
      const portal = await portalWithCompany();
      await portal.usage.add(
        usageBatch([
          someEvent('a', { at: daysAgo(firstUse) }),
          someEvent('b', { event: 'export', at: daysAgo(featureUse) }),
        ]),
      );
      expect((await usageOf(portal, ['export']))?.newKeyFeature).toBe(isNew);
    });

    it('knows the users of the week 90 days ago only where there is such history', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('a', { at: daysAgo(60) })]));
      expect((await usageOf(portal))?.weeklyUsers90DaysAgo).toBeNull();
      await portal.usage.add(usageBatch([someEvent('b', { at: daysAgo(90) })]));
      expect((await usageOf(portal))?.weeklyUsers90DaysAgo).toBe(1);
      const old = await portalWithCompany();
      await old.usage.add(usageBatch([someEvent('c', { at: daysAgo(200) })]));
      expect((await usageOf(old))?.weeklyUsers90DaysAgo).toBe(0);
    });

    it('remembers the first and the last event ever', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('a', { at: daysAgo(5) })]));
      await portal.usage.add(usageBatch([someEvent('b', { at: daysAgo(400) })]));
      expect(await usageOf(portal)).toMatchObject({
        firstEventAt: daysAgo(400),
        lastEventAt: daysAgo(5),
      });
    });

    it('knows when a source of the account last delivered anything new', async () => {
      const portal = await portalWithCompany();
      const delivered = async () => (await usageOf(portal))?.sourceDeliveredAt;
      await portal.usage.add(usageBatch([someEvent('a')]));
      await portal.usage.add(usageBatch([someEvent('a')], { receivedAt: NOW + 5 }));
      expect(await delivered()).toBe(NOW);
      await portal.usage.add(usageBatch([someEvent('b')], { receivedAt: NOW - 5 }));
      expect(await delivered()).toBe(NOW);
      await portal.usage.add(
        usageBatch([eventOf('2', 'c')], { source: 'other', receivedAt: NOW + 9 }),
      );
      expect(await delivered()).toBe(NOW);
      await portal.usage.add(usageBatch([eventOf('2', 'd')], { receivedAt: NOW + 9 }));
      expect(await delivered()).toBe(NOW + 9);
    });

    it('takes thousands of events at once', async () => {
      const portal = await portalWithCompany();
      const events = Array.from({ length: 3_000 }, (_, n) => {
        const at = daysAgo(1 + (n % 28));
        return someEvent(`e${n}`, {
          at,
          user: `u${n % 50}`,
        });
      });
      expect(await portal.usage.add(usageBatch(events))).toMatchObject({ stored: 3_000 });
      expect((await usageOf(portal))?.peakWeeklyUsers).toBe(50);
    });
  });
}
