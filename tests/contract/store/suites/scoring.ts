import type { AlertState } from '@attain/shared/domain/agreements/alert-state';
import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { Snapshot } from '@attain/shared/domain/snapshot';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { daysAgo, NOW, someCompany, someScored, someSnapshot, someWindows } from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

export function scoringSuite({ store }: TestEngine): void {
  async function portalWith(...ids: string[]): Promise<PortalStore> {
    const portal = freshPortal(store);
    await portal.mirror.save(
      'companies',
      ids.map((id) => someCompany(id)),
      1,
    );
    return portal;
  }

  describe('what is due', () => {
    it('pages in id order through marked companies and those due again', async () => {
      const portal = await portalWith('1', '2', '3', '4', '5');
      await scoreAll(portal);
      const snapshot = someSnapshot('4', { dueAgainAt: NOW + 5 });
      await portal.scoring.save([someScored('4', {}, { snapshot, patches: [] })]);
      await portal.scoring.markDirty(['5', '1']);
      const pages: (readonly string[])[] = [];
      let after: string | null = null;
      for (;;) {
        const page: readonly string[] = await portal.scoring.due(NOW + 5, after, 2);
        if (page.length === 0) break;
        pages.push(page);
        after = page.at(-1) ?? null;
      }
      expect(pages).toEqual([['1', '4'], ['5']]);
      expect(await dueIds(portal, NOW + 4)).toEqual(['1', '5']);
    });

    it('names a company once that is marked and due again', async () => {
      const portal = await portalWith('1');
      await scoreAll(portal);
      await portal.scoring.markAllDirty();
      expect(await dueIds(portal, NOW + 2 * DAY_MS)).toEqual(['1']);
    });

    it('orders ids byte by byte on every engine', async () => {
      const portal = await portalWith('10', '9', 'B', 'a', '100');
      expect(await dueIds(portal)).toEqual(['10', '100', '9', 'B', 'a']);
    });
  });

  describe('saving results', () => {
    it('clears the mark that was loaded and keeps one that was set since', async () => {
      const portal = await portalWith('1', '2');
      const rows = await portal.scoring.load(['1', '2'], someWindows());
      await portal.mirror.save('companies', [someCompany('2', { name: 'Changed' })], 1);
      await portal.scoring.save(
        rows.map(({ company, dirtyMark }) => someScored(company.id, {}, { dirtyMark })),
      );
      expect(await dueIds(portal)).toEqual(['2']);
    });

    it('keeps a mark on a company that was not marked when it was loaded', async () => {
      const portal = await portalWith('1');
      await scoreAll(portal);
      const [rows] = await portal.scoring.load(['1'], someWindows());
      expect(rows?.dirtyMark).toBeNull();
      await portal.scoring.markDirty(['1']);
      await portal.scoring.save([someScored('1', {}, { dirtyMark: rows?.dirtyMark ?? null })]);
      expect(await dueIds(portal)).toEqual(['1']);
    });

    it('keeps the latest snapshot as it was', async () => {
      const portal = await portalWith('1');
      expect(await portal.scoring.snapshot('1')).toBeUndefined();
      await portal.scoring.save([someScored('1')]);
      const snapshot = someSnapshot('1', { score: 55.25, asOf: NOW + 1 });
      await portal.scoring.save([someScored('1', {}, { snapshot })]);
      expect(await portal.scoring.snapshot('1')).toEqual(snapshot);
      const [rows] = await portal.scoring.load(['1'], someWindows());
      expect(rows?.snapshotAsOf).toBe(NOW + 1);
    });

    it('remembers the last value figures without a double count', async () => {
      const portal = await portalWith('1');
      const save = async (confirmed: number, doubleCount: boolean) => {
        const snapshot = someSnapshot('1', { confirmed, doubleCount });
        await portal.scoring.save([someScored('1', {}, { snapshot })]);
        const [rows] = await portal.scoring.load(['1'], someWindows());
        return rows?.lastUnblockedValue?.confirmed;
      };
      expect(await save(500, true)).toBeUndefined();
      expect(await save(100, false)).toBe(100);
      expect(await save(900, true)).toBe(100);
      expect(await save(300, false)).toBe(300);
    });

    it('keeps health where it changed, the last of each day', async () => {
      const portal = await portalWith('1');
      const save = async (score: number, asOf: number) =>
        portal.scoring.save([
          someScored('1', {}, { snapshot: someSnapshot('1', { score, asOf }) }),
        ]);
      await save(80, daysAgo(9));
      await save(80, daysAgo(8));
      await save(60, daysAgo(7));
      await save(61, daysAgo(7) + 1);
      await save(61, daysAgo(6));
      const [rows] = await portal.scoring.load(['1'], someWindows());
      expect(rows?.pastHealth.map(({ at, score, band }) => ({ at, score, band }))).toEqual([
        { at: daysAgo(9), score: 80, band: 'stable' },
        { at: daysAgo(7) + 1, score: 61, band: 'at_risk' },
      ]);
    });

    it('loads past health of the window and the score that held when it began', async () => {
      const portal = await portalWith('1');
      for (const [score, days] of [
        [10, 300],
        [20, 250],
        [30, 200],
        [40, 100],
      ] as const) {
        const snapshot = someSnapshot('1', { score, asOf: daysAgo(days) });
        await portal.scoring.save([someScored('1', {}, { snapshot })]);
      }
      const [rows] = await portal.scoring.load(['1'], someWindows());
      expect(rows?.pastHealth.map(({ score }) => score)).toEqual([20, 30, 40]);
    });

    it('hands the alerts of a scoring to the next one', async () => {
      const portal = await portalWith('1');
      const states: readonly AlertState[] = [
        {
          rule: 'attainment',
          goalId: null,
          metricId: null,
          armed: false,
          since: daysAgo(3),
          firedAt: daysAgo(3),
        },
      ];
      const save = async (alerts: Snapshot['alerts']) => {
        const snapshot = { ...someSnapshot('1'), alerts };
        await portal.scoring.save([someScored('1', {}, { snapshot })]);
        const [rows] = await portal.scoring.load(['1'], someWindows());
        return rows?.alertStates;
      };
      expect(await save({ active: [], states })).toEqual(states);
      expect(await save(null)).toEqual([]);
    });

    it('knows since when it sees the number of employees, and what it was until when', async () => {
      const portal = await portalWith('1');
      const save = async (
        employees: number | null,
        days: number,
        formerEmployees?: number | null,
      ) => {
        const snapshot = someSnapshot('1', { asOf: daysAgo(days) });
        const scored = someScored('1', {}, { snapshot, employees, formerEmployees });
        await portal.scoring.save([scored]);
      };
      const size = async (sizeSince: number) => {
        const [rows] = await portal.scoring.load(['1'], someWindows(NOW, { sizeSince }));
        return rows?.size;
      };
      await save(40, 200);
      await save(50, 120, 40);
      await save(null, 60, 50);
      await save(60, 20, null);
      await save(60, 10);
      expect(await size(daysAgo(90))).toEqual({
        since: daysAgo(200),
        employees: 60,
        changes: [
          { at: daysAgo(60), employees: 50 },
          { at: daysAgo(20), employees: null },
        ],
      });
      expect(await size(daysAgo(15))).toMatchObject({ changes: [] });
    });

    it('skips companies: no mark, no snapshot, and their figures cleared', async () => {
      const portal = await portalWith('1');
      await portal.scoring.save([someScored('1', { attain_health_score: '72' })]);
      await portal.peers.save([{ companyId: '1', cohort: 'c', n: 10, percentile: 50 }], []);
      const [rows] = await portal.scoring.load(['1'], someWindows());
      expect(rows).toMatchObject({ size: { employees: null }, peers: { percentile: 50 } });
      const properties = { attain_health_score: '' };
      await portal.scoring.skip([
        {
          companyId: '1',
          dirtyMark: rows?.dirtyMark ?? null,
          leftOn: '2026-07-01',
          patches: [{ type: 'companies', patch: { id: '1', properties } }],
          followUps: [],
        },
      ]);
      expect(await dueIds(portal, NOW + 9 * DAY_MS)).toEqual([]);
      expect(await portal.scoring.snapshot('1')).toBeUndefined();
      const [after] = await portal.scoring.load(['1'], someWindows());
      expect(after).toMatchObject({ size: null, peers: null });
      const items = await portal.outbox.claim('companies', 10, NOW);
      expect(items.map((item) => item.properties)).toEqual([properties]);
    });
  });
}
