import { describe, expect, it } from 'vitest';

import {
  NOW,
  someCompany,
  someDeal,
  someEvent,
  usageBatch,
  someGoal,
  someScored,
  someWindows,
} from '../builders.ts';
import { dueIds } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const BY = { at: NOW, who: 'Ann Lee', via: 'api' as const };

export function portalsSuite({ store }: TestEngine): void {
  describe('portals', () => {
    it('are remembered with their zone and currency', async () => {
      await store.savePortal({ portalId: 7, timeZone: 'Europe/Berlin', currency: 'EUR' });
      await store.savePortal({ portalId: 7, timeZone: 'Europe/Berlin', currency: 'CHF' });
      expect(await store.portals()).toContainEqual({
        portalId: 7,
        timeZone: 'Europe/Berlin',
        currency: 'CHF',
      });
    });

    it('share nothing, not even where all ids are the same', async () => {
      const [ours, theirs] = [freshPortal(store), freshPortal(store)];
      for (const portal of [ours, theirs]) {
        await portal.mirror.save('companies', [someCompany('1', { accountKeys: ['acc'] })], 1);
        await portal.mirror.save('deals', [someDeal('d')], 1);
        await portal.mirror.replaceObjectLinks('deals', ['d'], [{ companyId: '1', objectId: 'd' }]);
        await portal.usage.add(usageBatch([someEvent('e')]));
        await portal.records.saveGoal('1', someGoal('g'), BY);
        await portal.scoring.save([someScored('1', { a: '1' })]);
        await portal.cursors.set('since', 'now');
      }
      const before = await everythingOf(theirs);

      await ours.mirror.save('companies', [someCompany('1', { name: 'Other' })], 9);
      await ours.usage.add(usageBatch([someEvent('e2')], { receivedAt: NOW + 1 }));
      await ours.records.saveGoal('1', someGoal('g', { title: 'Other' }), BY);
      await ours.outbox.acknowledge(await ours.outbox.claim('companies', 10, NOW));
      await ours.outbox.recover();
      await ours.scoring.markAllDirty();
      await ours.mirror.removeUnseen('deals', 9);
      await ours.mirror.mergeCompanies('2', ['1']);
      await ours.mirror.remove('companies', ['1', '2']);
      await ours.cursors.delete('since');

      expect(await everythingOf(theirs)).toEqual(before);
      expect(await dueIds(ours)).toEqual([]);
    });

    it("cannot answer each other's outbox items", async () => {
      const [ours, theirs] = [freshPortal(store), freshPortal(store)];
      await theirs.mirror.save('companies', [someCompany('1')], 1);
      await theirs.scoring.save([someScored('1', { a: '1' })]);
      const items = await theirs.outbox.claim('companies', 10, NOW);
      await ours.outbox.acknowledge(items);
      expect(await theirs.outbox.waiting()).toBe(1);
    });
  });
}

async function everythingOf(portal: ReturnType<typeof freshPortal>) {
  return {
    rows: await portal.scoring.load(['1'], someWindows()),
    counts: await portal.mirror.counts(),
    due: await dueIds(portal),
    waiting: await portal.outbox.waiting(),
    cursor: await portal.cursors.get('since'),
    resolved: await portal.companies.resolve([{ by: 'account_key', value: 'acc' }]),
    sources: await portal.usage.sources(),
    salt: await portal.usage.salt(),
  };
}
