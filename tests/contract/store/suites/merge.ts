import { describe, expect, it } from 'vitest';

import { someCommitment, someValueLine } from '../../../unit/domain/builders.ts';
import {
  daysAgo,
  NOW,
  someCompany,
  someDeal,
  eventOf,
  usageBatch,
  someGoal,
  someMetric,
  someScored,
  someSnapshot,
} from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const by = (at: number) => ({ at, who: 'Ann Lee', via: 'api' as const });

export function mergeSuite({ store }: TestEngine): void {
  describe('merging companies', () => {
    it('moves everything to the survivor, which becomes dirty, and forgets the merged one', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
      await portal.mirror.save('deals', [someDeal('d1'), someDeal('d2')], 1);
      await portal.mirror.replaceObjectLinks(
        'deals',
        ['d1', 'd2'],
        [
          { companyId: '1', objectId: 'd1' },
          { companyId: '2', objectId: 'd1' },
          { companyId: '2', objectId: 'd2' },
        ],
      );
      await portal.records.saveGoal('2', someGoal('g', { metrics: [someMetric('m')] }), by(NOW));
      await portal.records.addReadings(
        '2',
        [{ metricId: 'm', value: 12, measuredAt: NOW, source: null, evidence: null }],
        by(NOW),
      );
      await portal.usage.add(usageBatch([eventOf('1', 'a')]));
      await portal.usage.add(usageBatch([eventOf('2', 'b', { user: 'bob' })]));
      await scoreAll(portal);

      await portal.mirror.mergeCompanies('1', ['2']);
      expect(await dueIds(portal)).toEqual(['1']);
      const [rows, ...others] = await scoreAll(portal, ['1', '2']);
      expect(others).toEqual([]);
      expect(rows?.deals.map(({ id }) => id)).toEqual(['d1', 'd2']);
      expect(rows?.goals[0]?.metrics[0]?.readings).toEqual([{ value: 12, measuredAt: NOW }]);
      expect(rows?.usage?.weeklyActiveUsers).toEqual([0, 0, 0, 2]);
      expect(rows?.usage?.firstUserAt).toBe(daysAgo(2));
      expect(await portal.scoring.snapshot('2')).toBeUndefined();
      expect((await portal.mirror.counts()).companies).toBe(1);
    });

    it('counts a session once that both companies saw', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
      const at = daysAgo(2);
      await portal.usage.add(usageBatch([eventOf('1', 'a', { at, durationSeconds: 5 })]));
      await portal.usage.add(usageBatch([eventOf('2', 'b', { at: at + 60_000 })]));
      await portal.mirror.mergeCompanies('1', ['2']);
      const usage = (await scoreAll(portal))[0]?.usage;
      expect(usage).toMatchObject({ sessions: 1, seconds: 5, lastEventAt: at + 60_000 });
    });

    it('makes one history of a record that both have: the last word holds', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
      await portal.records.saveGoal('1', someGoal('g', { title: 'Older' }), by(NOW));
      await portal.records.saveGoal('2', someGoal('g', { title: 'Newer' }), by(NOW + 1));
      await portal.mirror.mergeCompanies('1', ['2']);
      const goals = (await portal.records.goals(['1'])).get('1');
      expect(goals?.map(({ title }) => title)).toEqual(['Newer']);
      expect(
        await portal.records.saveGoal('1', someGoal('g', { title: 'Next' }), by(NOW + 2)),
      ).toBe(true);
      expect((await portal.records.goals(['1'])).get('1')?.[0]?.title).toBe('Next');
    });

    it('does not undo what was decided: signed terms, a confirmed value', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
      const { records } = portal;
      const signed = someGoal('g', { title: 'Signed', commitment: someCommitment() });
      const confirmed = someValueLine({ confirmed: { by: 'Ann', at: NOW, amount: 5 } });
      await records.saveGoal('1', signed, by(NOW));
      await records.saveValueLine('1', confirmed, by(NOW));
      await records.saveGoal('2', someGoal('g', { title: 'Draft' }), by(NOW + 1));
      await records.saveValueLine('2', someValueLine(), by(NOW + 1));
      await portal.mirror.mergeCompanies('2', ['1']);

      expect(await records.record('2', 'goal', 'g')).toMatchObject({
        version: 3,
        body: { title: 'Signed', commitment: { state: 'active' } },
        change: { note: 'What was decided stays after the merge' },
      });
      expect((await records.valueLines(['2'])).get('2')).toEqual([confirmed]);
      const history = await records.history('2', 'goal', 'g');
      expect(history.map(({ body }) => body.title)).toEqual(['Signed', 'Draft', 'Signed']);
    });

    it('takes over the health history only where the survivor has none', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save(
        'companies',
        ['1', '2', '3'].map((id) => someCompany(id)),
        1,
      );
      const scored = (id: string, score: number, asOf: number) =>
        someScored(id, {}, { snapshot: someSnapshot(id, { score, asOf }), patches: [] });
      await portal.scoring.save([scored('1', 80, daysAgo(2)), scored('2', 40, daysAgo(1))]);
      await portal.mirror.mergeCompanies('1', ['2']);
      await portal.mirror.mergeCompanies('3', ['1']);
      const [rows] = await scoreAll(portal, ['3']);
      expect(rows?.pastHealth.map(({ score }) => score)).toEqual([80]);
    });

    it('ignores ids it never knew, and a merge it already followed', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
      await scoreAll(portal);
      await portal.mirror.mergeCompanies('1', ['98', '99', '1']);
      expect(await dueIds(portal)).toEqual([]);
      await portal.mirror.mergeCompanies('1', ['2']);
      await scoreAll(portal);
      await portal.mirror.mergeCompanies('1', ['2', '98']);
      expect(await dueIds(portal)).toEqual([]);
    });

    it('resolves merged ids to the last survivor', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save(
        'companies',
        ['1', '2', '3'].map((id) => someCompany(id)),
        1,
      );
      await portal.mirror.mergeCompanies('2', ['1']);
      await portal.mirror.mergeCompanies('3', ['2', '0']);
      const refs = ['0', '1', '2', '3'].map((value) => ({ by: 'company_id' as const, value }));
      expect(await portal.companies.resolve(refs)).toEqual(['3', '3', '3', '3']);
    });

    it('does not bring a merged company back when a late page still shows it', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
      await portal.mirror.mergeCompanies('1', ['2']);
      expect(await portal.mirror.save('companies', [someCompany('2')], 2)).toEqual([]);
      expect((await portal.mirror.counts()).companies).toBe(1);
    });
  });
}
