import type { CostLine, ValueLine } from '@attain/shared/domain/value/value-line';
import type { StoredReading } from '@attain/sync-worker/ports/records';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { daysAgo, NOW, someCompany, someGoal, someMetric, someWindows } from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const API = { at: NOW, who: 'Ann Lee', via: 'api' as const };
const IMPORT = { at: NOW, who: 'goals.csv', via: 'import' as const };

const COST: CostLine = {
  id: 'c',
  kind: 'licence',
  description: null,
  amount: 100_00,
  startsAt: '2026-01-01',
  endsAt: '2026-12-31',
  recurring: 'month',
};

const VALUE: ValueLine = {
  id: 'v',
  goalId: null,
  type: 'hard_savings',
  description: 'Fewer tools',
  sourceMetric: null,
  startsAt: '2026-01-01',
  endsAt: '2026-12-31',
  recurring: 'year',
  amount: 45_000_00,
  quantity: null,
  unit: null,
  rate: null,
  realisation: null,
  attribution: null,
  margin: null,
  probabilityBefore: null,
  probabilityAfter: null,
  impact: null,
  confidence: 'measured',
  confirmed: { by: 'Ann Lee', at: NOW, amount: 45_000_00 },
  disputed: false,
  excluded: false,
  evidence: null,
  assumptions: null,
};

function reading(value: number, overrides: Partial<StoredReading> = {}): StoredReading {
  return {
    metricId: 'm',
    value,
    measuredAt: daysAgo(3),
    source: null,
    evidence: null,
    ...overrides,
  };
}

export function recordsSuite({ store }: TestEngine): void {
  async function portalWithGoal(): Promise<PortalStore> {
    const portal = freshPortal(store);
    await portal.mirror.save('companies', [someCompany('1')], 1);
    await portal.records.saveGoal('1', someGoal('g', { metrics: [someMetric('m')] }), API);
    await scoreAll(portal);
    return portal;
  }

  async function readingsOf(portal: PortalStore) {
    const goals = await portal.records.goals(['1']);
    return goals.get('1')?.[0]?.metrics[0]?.readings;
  }

  describe('what people record', () => {
    it('keeps goals, values and costs as they were saved, in the order of their ids', async () => {
      const portal = await portalWithGoal();
      const goal = someGoal('a', { title: 'Schneller berichten', metrics: [], weight: 2.5 });
      expect(await portal.records.saveGoal('1', goal, API)).toBe(true);
      expect(await portal.records.saveValueLine('1', VALUE, API)).toBe(true);
      expect(await portal.records.saveCostLine('1', COST, API)).toBe(true);
      const [rows] = await portal.scoring.load(['1'], someWindows());
      expect(rows?.goals).toEqual([goal, someGoal('g', { metrics: [someMetric('m')] })]);
      expect(rows?.valueLines).toEqual([VALUE]);
      expect(rows?.costLines).toEqual([COST]);
      expect(await dueIds(portal)).toEqual(['1']);
    });

    it('does nothing where nothing changed', async () => {
      const portal = await portalWithGoal();
      const same = someGoal('g', { metrics: [someMetric('m')] });
      expect(await portal.records.saveGoal('1', same, { ...API, at: NOW + 1 })).toBe(false);
      await portal.records.saveCostLine('1', COST, API);
      await scoreAll(portal);
      expect(await portal.records.saveCostLine('1', { ...COST }, API)).toBe(false);
      expect(await dueIds(portal)).toEqual([]);
    });

    it('lets the latest version hold', async () => {
      const portal = await portalWithGoal();
      for (const title of ['First', 'Second', 'First']) {
        expect(await portal.records.saveGoal('1', someGoal('g', { title }), API)).toBe(true);
      }
      const goals = await portal.records.goals(['1']);
      expect(goals.get('1')?.map(({ title }) => title)).toEqual(['First']);
    });

    it('keeps a goal and its readings apart', async () => {
      const portal = await portalWithGoal();
      await portal.records.addReadings('1', [reading(12)], API);
      const metrics = [someMetric('m', { readings: [{ value: 99, measuredAt: NOW }] })];
      expect(await portal.records.saveGoal('1', someGoal('g', { metrics }), API)).toBe(false);
      expect(await readingsOf(portal)).toEqual([{ value: 12, measuredAt: daysAgo(3) }]);
    });

    it('answers readings oldest first, one per instant, corrections applied', async () => {
      const portal = await portalWithGoal();
      const added = await portal.records.addReadings(
        '1',
        [reading(3), reading(2, { measuredAt: daysAgo(9) }), reading(5)],
        API,
      );
      expect(added).toBe(3);
      expect(await readingsOf(portal)).toEqual([
        { value: 2, measuredAt: daysAgo(9) },
        { value: 5, measuredAt: daysAgo(3) },
      ]);
    });

    it('lets a person correct a value back', async () => {
      const portal = await portalWithGoal();
      for (const value of [5, 6, 5]) {
        expect(await portal.records.addReadings('1', [reading(value)], API)).toBe(1);
      }
      expect(await portal.records.addReadings('1', [reading(5)], API)).toBe(0);
      expect((await readingsOf(portal))?.map(({ value }) => value)).toEqual([5]);
    });

    it('does not undo a correction when the same file is imported again', async () => {
      const portal = await portalWithGoal();
      const file = [reading(5), reading(6), reading(1, { measuredAt: daysAgo(9) })];
      expect(await portal.records.addReadings('1', file, IMPORT)).toBe(3);
      await portal.records.addReadings('1', [reading(7)], API);
      await scoreAll(portal);
      expect(await portal.records.addReadings('1', file, IMPORT)).toBe(0);
      expect(await dueIds(portal)).toEqual([]);
      expect((await readingsOf(portal))?.map(({ value }) => value)).toEqual([1, 7]);
    });

    it('keeps a reading with other evidence as a correction', async () => {
      const portal = await portalWithGoal();
      await portal.records.addReadings('1', [reading(5)], IMPORT);
      const proven = reading(5, { evidence: 'report 12' });
      expect(await portal.records.addReadings('1', [proven], IMPORT)).toBe(1);
    });
  });
}
