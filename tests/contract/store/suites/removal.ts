import { describe, expect, it } from 'vitest';

import {
  NOW,
  someCompany,
  someDeal,
  someEvent,
  usageBatch,
  someGoal,
  someMeeting,
  someScored,
  someTicket,
  someWindows,
} from '../builders.ts';
import { dueIds, scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const BY = { at: NOW, who: 'Ann Lee', via: 'api' as const };

export function removalSuite({ store }: TestEngine): void {
  describe('deletion and restore', () => {
    it('no longer scores a deleted company, nor writes to it', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1')], 1);
      await portal.scoring.save([someScored('1', { attain_health_score: '72' })]);
      expect(await portal.mirror.remove('companies', ['1', 'unknown'])).toBe(1);
      expect(await dueIds(portal, NOW * 2)).toEqual([]);
      expect(await portal.scoring.load(['1'], someWindows())).toEqual([]);
      expect(await portal.outbox.waiting()).toBe(0);
      expect(await portal.mirror.removedCompanies()).toEqual(['1']);
      expect(await portal.mirror.remove('companies', ['1'])).toBe(0);
    });

    it('marks no deleted company', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1')], 1);
      await portal.mirror.remove('companies', ['1']);
      await portal.scoring.markAllDirty();
      await portal.scoring.markDirty(['1']);
      expect(await dueIds(portal)).toEqual([]);
    });

    it('brings a restored company back with its goals, usage and links, to be scored', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1')], 1);
      await portal.mirror.save('deals', [someDeal('d')], 1);
      await portal.mirror.replaceObjectLinks('deals', ['d'], [{ companyId: '1', objectId: 'd' }]);
      await portal.records.saveGoal('1', someGoal('g'), BY);
      await portal.usage.add(usageBatch([someEvent('e')]));
      await portal.mirror.remove('companies', ['1']);

      expect(await portal.mirror.save('companies', [someCompany('1')], 1)).toEqual(['1']);
      expect(await portal.mirror.removedCompanies()).toEqual([]);
      const [rows] = await scoreAll(portal);
      expect(rows?.goals.map(({ id }) => id)).toEqual(['g']);
      expect(rows?.deals.map(({ id }) => id)).toEqual(['d']);
      expect(rows?.usage?.sessions).toBe(1);
    });

    it('forgets a deleted record and marks its companies', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
      await portal.mirror.save('tickets', [someTicket('t')], 1);
      await portal.mirror.replaceObjectLinks('tickets', ['t'], [{ companyId: '1', objectId: 't' }]);
      await scoreAll(portal);
      expect(await portal.mirror.remove('tickets', ['t', 'unknown'])).toBe(1);
      expect(await dueIds(portal)).toEqual(['1']);
      expect((await scoreAll(portal))[0]?.tickets).toBeNull();
      expect(await portal.mirror.remove('tickets', ['t'])).toBe(0);
    });

    it('keeps apart engagements of different types that share an id', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('meetings', [someMeeting('7')], 1);
      await portal.mirror.save('calls', [someMeeting('7', { kind: 'call' })], 1);
      await portal.mirror.remove('meetings', ['7']);
      const { meetings, calls } = await portal.mirror.counts();
      expect({ meetings, calls }).toEqual({ meetings: 0, calls: 1 });
    });

    it('removes at the end of a full pass what it did not see', async () => {
      const portal = freshPortal(store);
      const three = ['1', '2', '3'].map((id) => someCompany(id));
      await portal.mirror.save('companies', three, 1);
      await portal.mirror.save('companies', three.slice(0, 2), 2);
      expect(await portal.mirror.removeUnseen('companies', 2)).toBe(1);
      expect(await portal.mirror.removedCompanies()).toEqual(['3']);
      expect(await portal.mirror.removeUnseen('companies', 2)).toBe(0);
    });

    it('does not forget in a full pass what was saved outside it after it was seen', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('deals', [someDeal('d')], 5);
      await portal.mirror.save('deals', [someDeal('d', { amount: 1 })], 0);
      expect(await portal.mirror.removeUnseen('deals', 5)).toBe(0);
    });

    it('removes engagements of one type only', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('meetings', [someMeeting('7')], 1);
      await portal.mirror.save('calls', [someMeeting('8', { kind: 'call' })], 1);
      expect(await portal.mirror.removeUnseen('meetings', 2)).toBe(1);
      expect((await portal.mirror.counts()).calls).toBe(1);
    });
  });
}
