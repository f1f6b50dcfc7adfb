import { addDays, DAY_MS, dayNumber, type Day } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import {
  daysAgo,
  NOW,
  someCompany,
  someGoal,
  someMetric,
  someScored,
  someSnapshot,
} from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const TODAY: Day = '2026-07-01';
const dayAgo = (days: number) => addDays(TODAY, -days);
/** The end of a day in the portal of these tests, which lives in UTC. */
const endOf = (day: Day) => (dayNumber(day) + 1) * DAY_MS;
const by = (at: number) => ({ at, who: 'Ann Lee', via: 'api' as const });

export function historySuite({ store }: TestEngine): void {
  async function portalWith(...ids: string[]): Promise<PortalStore> {
    const portal = freshPortal(store);
    await portal.mirror.save(
      'companies',
      ids.map((id) => someCompany(id)),
      1,
    );
    return portal;
  }

  /** Scores a company on a day, at noon plus `ms`. */
  async function score(portal: PortalStore, id: string, days: number, value: number, ms = 0) {
    const snapshot = someSnapshot(id, { score: value, asOf: daysAgo(days) + ms });
    await portal.scoring.save([someScored(id, {}, { snapshot, patches: [], followUps: [] })]);
    return snapshot;
  }

  const asKnownOn = (portal: PortalStore, id: string, day: Day) =>
    portal.history.on(id, day, endOf(day));

  /** Day and score of what is known. */
  const told = (past: { snapshot: Snapshot } | undefined) =>
    past && [past.snapshot.today, past.snapshot.health.score];

  describe('the history of a company', () => {
    it('keeps the last snapshot of each day that is over, to the byte', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', 2, 70);
      const second = await score(portal, '1', 2, 71, 5);
      const third = await score(portal, '1', 1, 60);
      const present = await score(portal, '1', 0, 50);
      const texts = await Promise.all(
        [2, 1, 0].map(async (days) => {
          const past = await asKnownOn(portal, '1', dayAgo(days));
          return [past?.recordedAt, JSON.stringify(past?.snapshot)];
        }),
      );
      expect(texts).toEqual([
        [daysAgo(2) + 5, JSON.stringify(second)],
        [daysAgo(1), JSON.stringify(third)],
        [NOW, JSON.stringify(present)],
      ]);
    });

    it('answers the figures of the last day of each month, as known last, and none of the present', async () => {
      const portal = await portalWith('1', '2');
      // 30 April, 3 and 28 May, 24 June, and today.
      for (const [days, value] of [
        [62, 50],
        [59, 60],
        [34, 70],
        [7, 80],
        [0, 90],
      ] as const)
        await score(portal, '1', days, value);
      await score(portal, '2', 34, 10);
      const told = async (id: string, months: number) =>
        (await portal.history.monthEnds(id, TODAY, months)).map(({ day, health }) => [day, health]);
      expect(await told('1', 23)).toEqual([
        [dayAgo(62), 50],
        [dayAgo(34), 70],
        [dayAgo(7), 80],
      ]);
      expect(await told('1', 1)).toEqual([[dayAgo(7), 80]]);
      expect(await told('2', 23)).toEqual([]);
      expect(await freshPortal(store).history.monthEnds('1', TODAY, 23)).toEqual([]);

      const snapshot = someSnapshot('1', { score: 75, asOf: daysAgo(34) });
      await portal.history.add('1', [{ recordedAt: NOW, snapshot }]);
      expect((await told('1', 23))[1]).toEqual([dayAgo(34), 75]);
    });

    it('answers the latest day up to the one that is asked for', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', 20, 70);
      await score(portal, '1', 10, 60);
      const on = async (day: Day) => [
        told(await asKnownOn(portal, '1', day)),
        told(await portal.history.on('1', day, null)),
      ];
      expect(await on(dayAgo(21))).toEqual([undefined, undefined]);
      expect(await on(dayAgo(20))).toEqual([
        [dayAgo(20), 70],
        [dayAgo(20), 70],
      ]);
      expect(await on(dayAgo(11))).toEqual([
        [dayAgo(20), 70],
        [dayAgo(20), 70],
      ]);
      expect(await on(TODAY)).toEqual([
        [dayAgo(10), 60],
        [dayAgo(10), 60],
      ]);
    });

    it('knows its first day, also while that is the present one', async () => {
      const portal = await portalWith('1');
      expect(await portal.history.firstDay('1')).toBeUndefined();
      await score(portal, '1', 9, 70);
      expect(await portal.history.firstDay('1')).toBe(dayAgo(9));
      await score(portal, '1', 3, 70);
      expect(await portal.history.firstDay('1')).toBe(dayAgo(9));
    });

    it('of one portal and company is nobody else’s', async () => {
      const portal = await portalWith('1', '2');
      const other = await portalWith('1');
      await score(portal, '1', 3, 70);
      await score(portal, '1', 2, 70);
      expect(await other.history.on('1', TODAY, null)).toBeUndefined();
      expect(await portal.history.on('2', TODAY, null)).toBeUndefined();
      expect(await other.history.days('1', dayAgo(9), 10)).toEqual([]);
      expect(await other.history.firstDay('1')).toBeUndefined();
    });

    it('stays where a company is no longer scored, its last day included', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', 2, 70);
      await score(portal, '1', 1, 60);
      await portal.scoring.skip([
        { companyId: '1', dirtyMark: null, leftOn: TODAY, patches: [], followUps: [] },
      ]);
      expect(await portal.scoring.snapshot('1')).toBeUndefined();
      expect(told(await portal.history.on('1', TODAY, null))).toEqual([dayAgo(1), 60]);
      await score(portal, '1', 1, 55, 7);
      expect(told(await portal.history.on('1', TODAY, null))).toEqual([dayAgo(1), 55]);
      await score(portal, '1', 0, 50);
      expect(told(await portal.history.on('1', dayAgo(1), null))).toEqual([dayAgo(1), 55]);
    });

    it('of old months keeps the last day, with all that was said of it, and of others every day', async () => {
      const portal = await portalWith('1', '2');
      const days = ['2024-02-10', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-31'] as const;
      const recent = ['2024-04-02', '2024-04-03', '2026-05-20', '2026-06-30'] as const;
      for (const id of ['1', '2']) {
        const all = [...days, ...recent].map((day) => {
          const asOf = dayNumber(day) * DAY_MS;
          return { recordedAt: asOf, snapshot: someSnapshot(id, { asOf }) };
        });
        const [, , leap] = all;
        if (leap) all.push({ ...leap, recordedAt: leap.recordedAt + DAY_MS });
        await portal.history.add(id, all);
        await score(portal, id, 1, 60);
      }
      const kept = async (id: string) =>
        (await portal.history.days(id, '2024-01-01', 99)).map(({ snapshot }) => snapshot.today);
      await score(portal, '1', 0, 70);
      expect(await kept('1')).toEqual(['2024-02-29', '2024-03-31', ...recent]);
      expect(await kept('2')).toEqual([...days, ...recent]);
      const leap = await portal.history.on('1', '2024-02-29', endOf('2024-02-29'));
      const corrected = await portal.history.on('1', '2024-02-29', null);
      expect((corrected?.recordedAt ?? 0) - (leap?.recordedAt ?? 0)).toBe(DAY_MS);
    });

    it('of merged companies is the survivor’s own, and only where it has none the other’s', async () => {
      const portal = await portalWith('1', '2', '3');
      await score(portal, '1', 3, 80);
      await score(portal, '1', 2, 81);
      await score(portal, '2', 3, 40);
      await score(portal, '2', 2, 41);
      await portal.mirror.mergeCompanies('1', ['2']);
      expect(told(await portal.history.on('1', dayAgo(3), null))).toEqual([dayAgo(3), 80]);
      expect(await portal.history.on('2', TODAY, null)).toBeUndefined();
      await portal.mirror.mergeCompanies('3', ['1']);
      const adopted = await portal.history.on('3', dayAgo(3), null);
      expect(told(adopted)).toEqual([dayAgo(3), 80]);
      expect(adopted?.snapshot.companyId).toBe('3');
    });
  });

  describe('a day that is told anew', () => {
    it('is known from then on, and what was known before stays readable', async () => {
      const portal = await portalWith('1');
      await score(portal, '1', 9, 70);
      await score(portal, '1', 8, 71);
      await score(portal, '1', 0, 72);
      const tell = (days: number, value: number, recorded: number) =>
        portal.history.add('1', [
          {
            recordedAt: daysAgo(recorded),
            snapshot: someSnapshot('1', { score: value, asOf: daysAgo(days) }),
          },
        ]);
      await tell(9, 50, 5);
      await tell(8, 51, 5);
      await tell(8, 61, 2);
      const on = async (day: Day) => told(await asKnownOn(portal, '1', day));
      expect(await on(dayAgo(9))).toEqual([dayAgo(9), 70]);
      expect(await on(dayAgo(6))).toEqual([dayAgo(8), 71]);
      expect(await on(dayAgo(5))).toEqual([dayAgo(8), 51]);
      expect(await on(dayAgo(2))).toEqual([dayAgo(8), 61]);
      const restated = async (day: Day) => told(await portal.history.on('1', day, null));
      expect(await restated(dayAgo(9))).toEqual([dayAgo(9), 50]);
      expect(await restated(dayAgo(8))).toEqual([dayAgo(8), 61]);
      expect(await restated(TODAY)).toEqual([TODAY, 72]);
      const last = await portal.history.days('1', dayAgo(9), 99);
      expect(last.map(({ snapshot }) => snapshot.health.score)).toEqual([50, 61]);
      expect((await portal.history.days('1', dayAgo(8), 1)).map(told)).toEqual([[dayAgo(8), 61]]);
    });
  });

  describe('companies whose readings of the past changed', () => {
    const reading = (days: number, value = 20) => ({
      metricId: 'm',
      value,
      measuredAt: daysAgo(days),
      source: null,
      evidence: null,
    });
    const waiting = async (portal: PortalStore) =>
      (await portal.history.toRestate(null, 10)).map(({ companyId, since }) => [companyId, since]);

    it('wait from the earliest changed reading on, once they are scored', async () => {
      const portal = await portalWith('1', '2');
      await scoreAll(portal);
      await portal.records.addReadings('1', [reading(3), reading(7)], by(NOW));
      await portal.records.addReadings('1', [reading(5)], by(NOW));
      expect(await waiting(portal)).toEqual([]);
      expect(await dueIds(portal)).toEqual(['1']);
      await scoreAll(portal, ['1']);
      expect(await waiting(portal)).toEqual([['1', daysAgo(7)]]);
      expect(await portal.history.toRestate('1', 10)).toEqual([]);
      await portal.records.addReadings('2', [reading(1)], by(NOW));
      await scoreAll(portal, ['2']);
      expect(await portal.history.toRestate(null, 1)).toMatchObject([{ companyId: '1' }]);
      expect(await portal.history.toRestate('1', 1)).toMatchObject([{ companyId: '2' }]);
      expect(await waiting(await portalWith('1'))).toEqual([]);
    });

    it('are none where nothing was said since the reading was measured', async () => {
      const portal = await portalWith('1', '2');
      await score(portal, '1', 4, 70);
      await portal.records.addReadings('1', [reading(3)], by(NOW));
      await portal.records.addReadings('2', [reading(30)], by(NOW));
      await scoreAll(portal);
      expect(await waiting(portal)).toEqual([]);
      await portal.records.addReadings('1', [reading(3)], by(NOW));
      expect(await waiting(portal)).toEqual([]);
    });

    it('are done with, unless another change came meanwhile', async () => {
      const portal = await portalWith('1');
      await scoreAll(portal);
      await portal.records.addReadings('1', [reading(7)], by(NOW));
      await scoreAll(portal);
      const [first] = await portal.history.toRestate(null, 1);
      await portal.records.addReadings('1', [reading(2)], by(NOW));
      await scoreAll(portal);
      if (first) await portal.history.restated(first);
      const [second] = await portal.history.toRestate(null, 1);
      expect(second).toMatchObject({ companyId: '1', since: daysAgo(7) });
      if (second) await portal.history.restated(second);
      expect(await waiting(portal)).toEqual([]);
    });

    it('hand it to the survivor of a merge', async () => {
      const portal = await portalWith('1', '2');
      await scoreAll(portal);
      await portal.records.addReadings('1', [reading(2)], by(NOW));
      await portal.records.addReadings('2', [reading(7)], by(NOW));
      await portal.mirror.mergeCompanies('1', ['2']);
      await scoreAll(portal, ['1']);
      expect(await waiting(portal)).toEqual([['1', daysAgo(7)]]);
    });

    it('are told anew by everything that was ever recorded of their goals', async () => {
      const portal = await portalWith('1');
      const goal = someGoal('g', { metrics: [someMetric('m')] });
      await portal.records.saveGoal('1', goal, by(daysAgo(30)));
      await portal.records.saveGoal('1', { ...goal, title: 'Renamed' }, by(daysAgo(10)));
      await portal.records.addReadings('1', [reading(20, 5), reading(3, 6)], by(daysAgo(3)));
      await portal.records.addReadings('1', [reading(20, 8)], by(daysAgo(1)));
      await score(portal, '1', 2, 70);
      const { goals, health } = await portal.history.evidence('1');
      expect(goals.goals.map(({ recordedAt, goal: { title } }) => [recordedAt, title])).toEqual([
        [daysAgo(30), 'Goal g'],
        [daysAgo(10), 'Renamed'],
      ]);
      expect(goals.readings).toEqual([
        { metricId: 'm', value: 5, measuredAt: daysAgo(20), recordedAt: daysAgo(3) },
        { metricId: 'm', value: 8, measuredAt: daysAgo(20), recordedAt: daysAgo(1) },
        { metricId: 'm', value: 6, measuredAt: daysAgo(3), recordedAt: daysAgo(3) },
      ]);
      expect(health).toMatchObject([{ at: daysAgo(2), score: 70, band: 'stable' }]);
    });
  });
}
