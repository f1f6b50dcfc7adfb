import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { PulledCell, PulledUserDay } from '@attain/sync-worker/ports/usage';
import { describe, expect, it } from 'vitest';

import { daysAgo, NOW, someCompany, someEvent, someWindows, usageBatch } from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

type Portal = ReturnType<typeof freshPortal>;

const TODAY = Math.floor(NOW / DAY_MS);
const ACCOUNT = { by: 'account_key', value: 'acc' } as const;

export function usageKeepingSuite({ store }: TestEngine): void {
  async function portalWithCompany() {
    const portal = freshPortal(store);
    await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['acc'] })], 1);
    await scoreAll(portal);
    return portal;
  }
  const usageOf = async (portal: Portal) =>
    (await portal.scoring.load(['1'], someWindows(NOW, { keyFeatures: ['export'] })))[0]?.usage;

  describe('usage and the day it happens on', () => {
    it.each([
      ['of a day that is over', 1, true],
      ['of today, from an account and a user that are known', 0, false],
    ])('an event %s moves the figures at once: %s', async (_, days, moves) => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('first')]));
      await scoreAll(portal);
      await portal.usage.add(usageBatch([someEvent('next', { at: daysAgo(days) })]));
      expect(await dueIds(portal)).toEqual(moves ? ['1'] : []);
    });

    it('the first event of an account and its first user count at once', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('a', { at: NOW, user: null })]));
      expect(await dueIds(portal)).toEqual(['1']);
      await scoreAll(portal);
      await portal.usage.add(usageBatch([someEvent('b', { at: NOW, user: null })]));
      expect(await dueIds(portal)).toEqual([]);
      await portal.usage.add(usageBatch([someEvent('c', { at: NOW })]));
      expect(await dueIds(portal)).toEqual(['1']);
    });
  });

  describe('sessions that the source numbers', () => {
    it('count once, however many events and batches they fill', async () => {
      const portal = await portalWithCompany();
      const event = (key: string, session: string, minutes: number) =>
        someEvent(key, { session, at: daysAgo(2) + minutes * 60_000 });
      await portal.usage.add(usageBatch([event('a', 's1', 0), event('b', 's1', 300)]));
      await portal.usage.add(usageBatch([event('c', 's1', 90), event('d', 's2', 91)]));
      expect((await usageOf(portal))?.sessions).toBe(2);
    });
  });

  describe('ids of events', () => {
    const again = (days: number) =>
      usageBatch([someEvent('a')], { receivedAt: NOW + days * DAY_MS });

    it.each([1, 7, 8])('are known for %i days', async (days) => {
      const portal = await portalWithCompany();
      await portal.usage.add(again(0));
      await portal.usage.forget(NOW + days * DAY_MS);
      expect(await portal.usage.add(again(days))).toMatchObject({ stored: 0, repeated: 1 });
    });

    it('are forgotten after that, so that they do not grow for ever', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(again(0));
      await portal.usage.forget(NOW + 18 * DAY_MS);
      expect(await portal.usage.add(again(18))).toMatchObject({ stored: 1 });
    });

    it('of files close their days when they are forgotten: a repeat is refused, not counted twice', async () => {
      const portal = await portalWithCompany();
      await portal.usage.createSource({ name: 'product', kind: 'file', at: NOW });
      await portal.usage.add(again(0));
      await portal.usage.forget(NOW + 40 * DAY_MS);
      const late = usageBatch([someEvent('a'), someEvent('b', { at: daysAgo(5) })], {
        receivedAt: NOW + 40 * DAY_MS,
      });
      expect(await portal.usage.add(late)).toEqual({
        stored: 1,
        repeated: 0,
        refused: [{ index: 0, outcome: 'day_closed' }],
      });
    });

    it('of files close their day by what came first, whatever else came in the same day since', async () => {
      const portal = await portalWithCompany();
      await portal.usage.createSource({ name: 'product', kind: 'file', at: NOW });
      await portal.usage.add(again(0));
      await portal.usage.add(usageBatch([someEvent('b')], { receivedAt: NOW + 9 * DAY_MS }));
      await portal.usage.forget(NOW + 20 * DAY_MS);
      expect(await portal.usage.add(again(20))).toMatchObject({
        stored: 0,
        refused: [{ outcome: 'day_closed' }],
      });
    });

    it('of files that come again and again stay known', async () => {
      const portal = await portalWithCompany();
      await portal.usage.createSource({ name: 'product', kind: 'file', at: NOW });
      for (let days = 0; days <= 40; days += 7) {
        await portal.usage.forget(NOW + days * DAY_MS);
        expect(await portal.usage.add(again(days))).toMatchObject({ stored: days === 0 ? 1 : 0 });
      }
    });
  });

  describe('what is kept for how long', () => {
    it('users by day for the windows of all figures, by week after that', async () => {
      const portal = await portalWithCompany();
      const old = [200, 199, 193].map((days) => someEvent(`${days}`, { at: daysAgo(days) }));
      await portal.usage.add(usageBatch([...old, someEvent('new')]));
      await portal.usage.forget(NOW);
      await portal.usage.forget(NOW);
      expect(await usageOf(portal)).toMatchObject({
        weeklyActiveUsers: [0, 0, 0, 1],
        firstEventAt: daysAgo(200),
        firstUserAt: daysAgo(200),
      });
    });

    it('a membership by when it was told, whatever time it states', async () => {
      const portal = await portalWithCompany();
      const told = { user: 'ann', account: ACCOUNT, at: daysAgo(1_000) };
      await portal.usage.add(usageBatch([], { members: [told] }));
      await portal.usage.forget(NOW);
      const event = someEvent('a', { account: { by: 'user', value: 'ann' } });
      await portal.usage.add(usageBatch([event]));
      expect((await usageOf(portal))?.weeklyActiveUsers.at(-1)).toBe(1);
    });

    it('neither an account nor a name of which nothing is known any more', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('e', { event: 'export', at: daysAgo(1_000) })]));
      await portal.usage.forget(NOW + 900 * DAY_MS);
      expect(await portal.usage.countAccounts()).toMatchObject({ matched: 0, unmatched: 0 });
    });

    it('counts for as long as they are kept', async () => {
      const portal = await portalWithCompany();
      const export3YearsAgo = someEvent('e', { event: 'export', at: daysAgo(1_000) });
      await portal.usage.add(usageBatch([export3YearsAgo]));
      await portal.usage.forget(NOW);
      const events = async () =>
        (await portal.usage.accounts({ matched: true, limit: 1 }))[0]?.events;
      expect(await events()).toBe(1);
      await portal.usage.forget(NOW + 900 * DAY_MS);
      expect(await events()).toBeUndefined();
    });
  });

  describe('outcomes', () => {
    it('are counted by source and day, those of events and those that the caller tells of', async () => {
      const portal = await portalWithCompany();
      const batch = usageBatch([someEvent('a'), someEvent('a')], { outcomes: { bot: 3 } });
      await portal.usage.add(batch);
      await portal.usage.add(batch);
      await portal.usage.count('product', TODAY, { unreadable_batch: 1 });
      const outcomes = (await portal.usage.outcomes(TODAY)).map(({ outcome, count }) => [
        outcome,
        count,
      ]);
      expect(Object.fromEntries(outcomes)).toEqual({
        stored: 1,
        repeated: 3,
        bot: 6,
        unreadable_batch: 1,
      });
      expect(await portal.usage.outcomes(TODAY + 1)).toEqual([]);
    });
  });

  describe('sources and their write keys', () => {
    it('are made once, closed and opened', async () => {
      const portal = freshPortal(store);
      const source = { name: 'web', kind: 'http', at: NOW } as const;
      expect(await portal.usage.createSource(source)).toBe(true);
      expect(await portal.usage.createSource(source)).toBe(false);
      expect(await portal.usage.closeSource('web', NOW + 1)).toBe(true);
      expect(await portal.usage.sources()).toEqual([
        { name: 'web', kind: 'http', createdAt: NOW, closedAt: NOW + 1, deliveredAt: null },
      ]);
      expect(await portal.usage.closeSource('web', null)).toBe(true);
      expect((await portal.usage.sources())[0]?.closedAt).toBeNull();
      expect(await portal.usage.closeSource('none', NOW)).toBe(false);
    });

    it('tell by the hash of a key whose it is, and whether it still holds', async () => {
      const portal = freshPortal(store);
      await portal.usage.createSource({ name: 'web', kind: 'http', at: NOW });
      const hash = `hash-${Math.random()}`;
      const held = { id: 'k1', source: 'web', hash, hint: 'abcd', at: NOW };
      await portal.usage.addWriteKey(held);
      const expected = { keyId: 'k1', source: 'web', isClosed: false, isRevoked: false };
      expect(await store.keyHolder(hash)).toMatchObject(expected);
      expect(await store.keyHolder('unknown')).toBeUndefined();
      await portal.usage.noteKeyUse('k1', NOW + 2);
      expect(await portal.usage.revokeWriteKey('k1', NOW + 3)).toBe(true);
      expect(await portal.usage.revokeWriteKey('k1', NOW + 4)).toBe(false);
      await portal.usage.closeSource('web', NOW + 5);
      expect(await store.keyHolder(hash)).toMatchObject({ isClosed: true, isRevoked: true });
      expect(await portal.usage.writeKeys()).toEqual([
        ...[{ id: 'k1', source: 'web', hint: 'abcd', createdAt: NOW }].map((key) => ({
          ...key,
          revokedAt: NOW + 3,
          lastUsedAt: NOW + 2,
        })),
      ]);
    });

    it('share a salt with nobody', async () => {
      const [ours, theirs] = [freshPortal(store), freshPortal(store)];
      const salt = await ours.usage.salt();
      expect(salt.length).toBeGreaterThan(32);
      expect(await ours.usage.salt()).toBe(salt);
      expect(await theirs.usage.salt()).not.toBe(salt);
    });
  });

  describe('days of a source that is pulled', () => {
    const cell = (overrides: Partial<PulledCell> = {}): PulledCell => ({
      account: ACCOUNT,
      event: 'export',
      day: TODAY - 2,
      count: 5,
      durationSeconds: null,
      numbers: null,
      ...overrides,
    });
    const userDay = (overrides: Partial<PulledUserDay> = {}): PulledUserDay => ({
      account: ACCOUNT,
      day: TODAY - 2,
      user: 'ann',
      sessions: 2,
      durationSeconds: 60,
      ...overrides,
    });
    const pull = (
      portal: Portal,
      cells: readonly PulledCell[],
      userDays: readonly PulledUserDay[] = [],
      days = { firstDay: TODAY - 3, lastDay: TODAY },
    ) =>
      portal.usage.replaceDays({
        source: 'warehouse',
        receivedAt: NOW,
        receivedOn: TODAY,
        ...days,
        cells,
        userDays,
      });
    const events = async (portal: Portal) =>
      (await portal.usage.accounts({ matched: true, limit: 1 }))[0]?.events;

    it('count in the figures', async () => {
      const portal = await portalWithCompany();
      await pull(portal, [cell()], [userDay(), userDay({ user: 'bob', day: TODAY - 3 })]);
      expect(await dueIds(portal)).toEqual(['1']);
      expect(await usageOf(portal)).toMatchObject({
        weeklyActiveUsers: [0, 0, 0, 2],
        sessions: 4,
        seconds: 120,
        keyFeaturesUsed: 1,
        sourceDeliveredAt: NOW,
      });
    });

    it('move nothing when they bring no news', async () => {
      const portal = await portalWithCompany();
      await pull(portal, [cell()], [userDay()]);
      await scoreAll(portal);
      await pull(portal, [cell()], [userDay()]);
      expect(await dueIds(portal)).toEqual([]);
    });

    it.each([
      ['a count that changed', [cell({ count: 7 })], 7],
      ['a cell that is gone', [], 0],
      ['a day that came late', [cell(), cell({ day: TODAY - 1, count: 2 })], 7],
      ['one cell in two rows', [cell({ count: 2 }), cell({ count: 4 })], 6],
    ] as const)('replace what was said before: %s', async (_, cells, expected) => {
      const portal = await portalWithCompany();
      await pull(portal, [cell()], [userDay()]);
      await scoreAll(portal);
      await pull(portal, cells, [userDay()]);
      expect(await events(portal)).toBe(expected);
      expect(await dueIds(portal)).toEqual(['1']);
    });

    it('do not forget when an account first had users, once these are settled into weeks', async () => {
      const portal = await portalWithCompany();
      const old = { day: TODAY - 200 };
      await pull(portal, [cell(old)], [userDay(old)], { firstDay: TODAY - 200, lastDay: TODAY });
      await portal.usage.forget(NOW);
      await pull(portal, [cell({ day: TODAY - 1 })]);
      expect((await usageOf(portal))?.firstUserAt).not.toBeNull();
    });

    it('leave other days and other sources alone', async () => {
      const portal = await portalWithCompany();
      await portal.usage.add(usageBatch([someEvent('a', { account: ACCOUNT })]));
      await pull(portal, [cell({ day: TODAY - 9 })], [], { firstDay: TODAY - 9, lastDay: TODAY });
      await pull(portal, [cell({ count: 1 })]);
      const accounts = await portal.usage.accounts({ matched: true, limit: 5 });
      expect(accounts.map((account) => [account.source, account.events])).toEqual([
        ['warehouse', 6],
        ['product', 1],
      ]);
    });

    it('of today move no figure before midnight', async () => {
      const portal = await portalWithCompany();
      await pull(portal, [cell()]);
      await scoreAll(portal);
      await pull(portal, [cell(), cell({ day: TODAY })]);
      expect(await dueIds(portal)).toEqual([]);
    });
  });
}
