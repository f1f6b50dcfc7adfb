import type { Adopted, GoalRefusal } from '@attain/sync-worker/ports/adoptions';
import type { GoalRecordRow } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { daysAgo, NOW, someCompany, someDeal, someGoal } from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const by = { at: NOW, who: 'HubSpot', via: 'hubspot' as const };

const someRecord = (id: string, overrides: Partial<GoalRecordRow> = {}): GoalRecordRow => ({
  id,
  createdAt: daysAgo(30),
  updatedAt: daysAgo(1),
  properties: { title: `Goal ${id}` },
  ...overrides,
});

const REFUSAL: GoalRefusal = {
  goal: 'Churn',
  metric: 'Rate',
  property: 'target',
  from: '6',
  to: '7',
  message: 'No.',
};

const adopted = (overrides: Partial<Adopted> = {}): Adopted => ({
  goals: {},
  seen: {},
  refusals: [],
  ...overrides,
});

/** A portal with the companies 1 and 2, each with a goal record of its own. */
async function withRecords({ store }: Pick<TestEngine, 'store'>) {
  const portal = freshPortal(store);
  await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
  await portal.mirror.save(
    'goal_records',
    [someRecord('g2'), someRecord('g1', { createdAt: daysAgo(20) })],
    1,
  );
  await portal.mirror.replaceObjectLinks(
    'goal_records',
    ['g1', 'g2'],
    [
      { companyId: '1', objectId: 'g1' },
      { companyId: '1', objectId: 'g2' },
      { companyId: '2', objectId: 'g2' },
    ],
  );
  await scoreAll(portal);
  return portal;
}

export function hubspotGoalsSuite({ store }: TestEngine): void {
  describe('goals that the portal keeps in HubSpot', () => {
    it('are told with their company, its deals and what was adopted, the oldest record first', async () => {
      const portal = await withRecords({ store });
      await portal.mirror.save('deals', [someDeal('d1', { properties: { arr: '5' } })], 1);
      await portal.mirror.replaceObjectLinks('deals', ['d1'], [{ companyId: '1', objectId: 'd1' }]);
      await portal.records.saveGoal('1', someGoal('goal'), by);
      const memory = adopted({
        goals: { goal: { from: 'records', gone: false } },
        seen: { a: '1' },
      });
      await portal.adoptions.save('1', memory);

      const sources = await portal.adoptions.sources(['2', '1', 'unknown']);
      expect(sources.map(({ company }) => company.id)).toEqual(['1', '2']);
      expect(sources[0]).toMatchObject({
        records: [someRecord('g2'), someRecord('g1', { createdAt: daysAgo(20) })],
        deals: [{ id: 'd1', properties: { arr: '5' } }],
        goals: [{ id: 'goal' }],
        adopted: memory,
      });
      expect(sources[1]).toMatchObject({ records: [{ id: 'g2' }], deals: [], adopted: adopted() });
    });

    it('make their companies dirty when a record changes or goes, not when it is only seen', async () => {
      const portal = await withRecords({ store });
      await portal.mirror.save('goal_records', [someRecord('g2', { updatedAt: NOW })], 2);
      expect(await dueIds(portal)).toEqual([]);
      await portal.mirror.save(
        'goal_records',
        [someRecord('g2', { updatedAt: NOW + 1, properties: { title: 'X' } })],
        2,
      );
      expect(await dueIds(portal)).toEqual(['1', '2']);
      await scoreAll(portal);

      await portal.mirror.removeUnseen('goal_records', 2);
      expect(await dueIds(portal)).toEqual(['1']);
      expect((await portal.mirror.counts()).goal_records).toBe(1);
    });

    it('keep refusals of live companies until they are resolved', async () => {
      const portal = await withRecords({ store });
      await portal.adoptions.save('1', adopted({ refusals: [REFUSAL] }));
      await portal.adoptions.save('2', adopted({ refusals: [REFUSAL, REFUSAL] }));
      expect((await portal.adoptions.refusals()).map(({ companyId }) => companyId)).toEqual([
        '1',
        '2',
        '2',
      ]);
      await portal.mirror.remove('companies', ['2']);
      expect(await portal.adoptions.refusals()).toEqual([{ companyId: '1', ...REFUSAL }]);
      await portal.adoptions.save('1', adopted());
      expect(await portal.adoptions.refusals()).toEqual([]);
    });

    it('are remembered by the survivor of a merge, which refuses nothing for the merged one', async () => {
      const portal = await withRecords({ store });
      const goals = { a: { from: 'company' as const, gone: false } };
      await portal.adoptions.save('2', adopted({ goals, refusals: [REFUSAL] }));
      await portal.mirror.mergeCompanies('1', ['2']);
      const [source] = await portal.adoptions.sources(['1', '2']);
      expect(source).toMatchObject({ company: { id: '1' }, adopted: adopted({ goals }) });
      expect(await portal.adoptions.refusals()).toEqual([]);
    });
  });
}
