import type { PortalStore, StoredStanding } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import {
  someCompany,
  somePeerFigures,
  someScored,
  someSnapshot,
  someWindows,
} from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

export function peersSuite({ store }: TestEngine): void {
  async function portalWith(...ids: string[]): Promise<PortalStore> {
    const portal = freshPortal(store);
    const companies = ids.map((id) => someCompany(id));
    await portal.mirror.save('companies', companies, 1);
    await scoreAll(portal);
    return portal;
  }

  const score = (portal: PortalStore, id: string, value: number, cohort: string | null) =>
    portal.scoring.save([
      someScored(id, {}, { cohort, snapshot: someSnapshot(id, { score: value }) }),
    ]);

  const standing = (companyId: string, percentile: number | null): StoredStanding => ({
    companyId,
    cohort: 'Software, 11-50 employees',
    n: 12,
    percentile,
    usagePercentile: 95.5,
  });

  describe('the comparison with peers', () => {
    it('reads cohort, score and usage of what was last scored, in id order', async () => {
      const portal = await portalWith('1', '2', '3');
      await score(portal, '2', 71.25, 'Software');
      await score(portal, '1', 50, 'Retail');
      await score(portal, '1', 55.5, 'Software');
      expect(await portal.peers.scored()).toEqual([
        { companyId: '1', cohort: 'Software', score: 55.5, usage: null },
        { companyId: '2', cohort: 'Software', score: 71.25, usage: null },
      ]);
    });

    it('answers the figures of a cohort, one of its members given', async () => {
      const portal = await portalWith('1', '2', '3', '4');
      const save = (id: string, cohort: string | null, roi: number | null) =>
        portal.scoring.save([
          someScored(
            id,
            {},
            {
              cohort,
              snapshot: someSnapshot(id, { score: 70 }),
              peerFigures: somePeerFigures(id, { roi_confirmed: roi, success_score: 82.5 }),
            },
          ),
        ]);
      await save('1', 'Software', null);
      await save('2', 'Software', 0.404);
      await save('2', 'Software', 0.5);
      await save('3', 'Retail', 0.9);
      await save('4', null, 0.9);
      const figures = { health_score: 70, value_per_user: null, goals_achieved: null };
      expect(await portal.peers.cohort('1')).toEqual({
        name: 'Software',
        members: [
          { companyId: '1', ...figures, roi_confirmed: null, success_score: 82.5 },
          { companyId: '2', ...figures, roi_confirmed: 0.5, success_score: 82.5 },
        ],
      });
      expect(await portal.peers.own('2')).toEqual({
        cohort: 'Software',
        figures: { companyId: '2', ...figures, roi_confirmed: 0.5, success_score: 82.5 },
      });
      expect(await portal.peers.own('4')).toBeUndefined();
      expect(await freshPortal(store).peers.own('2')).toBeUndefined();
      expect(await portal.peers.cohort('4')).toBeUndefined();
      expect(await portal.peers.cohort('5')).toBeUndefined();
      expect(await freshPortal(store).peers.cohort('1')).toBeUndefined();
    });

    it('keeps the place of each company, and loads it with the company', async () => {
      const portal = await portalWith('1', '2');
      await portal.peers.save([standing('1', 20), standing('2', null)], []);
      await portal.peers.save([standing('1', 33.25)], ['1']);
      expect([...(await portal.peers.standings()).values()]).toEqual([
        standing('1', 33.25),
        standing('2', null),
      ]);
      expect(await dueIds(portal)).toEqual(['1']);
      const [rows] = await portal.scoring.load(['1'], someWindows());
      const { companyId: _, ...place } = standing('1', 33.25);
      expect(rows?.peers).toEqual(place);
    });

    it('forgets a place and tells who is to be scored for it', async () => {
      const portal = await portalWith('1', '2');
      await portal.peers.save([standing('1', 20), standing('2', 30)], []);
      await portal.peers.remove(['1', '2'], ['2']);
      expect((await portal.peers.standings()).size).toBe(0);
      expect(await dueIds(portal)).toEqual(['2']);
    });

    it('leaves out companies that were deleted or merged away', async () => {
      const portal = await portalWith('1', '2', '3');
      for (const id of ['1', '2', '3']) await score(portal, id, 60, 'Software');
      await portal.peers.save([standing('3', 20)], []);
      await portal.mirror.remove('companies', ['2']);
      await portal.mirror.mergeCompanies('1', ['3']);
      expect((await portal.peers.scored()).map(({ companyId }) => companyId)).toEqual(['1']);
      expect((await portal.peers.standings()).size).toBe(0);
    });
  });
}
