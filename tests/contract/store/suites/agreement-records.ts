import type { PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { someCompany } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const REFUSALS = [{ code: 'INVALID_OPTION', property: 'state', message: 'No.' }];

async function withCompanies({ store }: Pick<TestEngine, 'store'>) {
  const portal = freshPortal(store);
  await portal.mirror.save('companies', [someCompany('1'), someCompany('2')], 1);
  return portal;
}

const agreement = (goalId: string, properties: Record<string, string>, companyId = '1') => ({
  goalId,
  companyId,
  properties,
});

/** Sends what waits, as a cycle does. */
async function sendAll({ agreementRecords }: PortalStore) {
  const waiting = await agreementRecords.waiting(100);
  await agreementRecords.acknowledge(
    waiting.map((each) => ({ ...each, objectId: `object-${each.goalId}` })),
  );
  const unlinked = await agreementRecords.unlinked(100);
  await agreementRecords.linked(unlinked.map(({ goalId }) => goalId));
  return waiting.map(({ goalId, properties }) => [goalId, properties]);
}

export function agreementRecordsSuite({ store }: TestEngine): void {
  describe('agreements on their way to HubSpot', () => {
    it('wait until they are acknowledged, and then only with what differs', async () => {
      const portal = await withCompanies({ store });
      await portal.agreementRecords.want([agreement('a', { title: 'A', state: 'draft' })]);
      expect((await portal.agreementRecords.waiting(1))[0]?.goalId).toBe('a');
      expect(await sendAll(portal)).toEqual([['a', { title: 'A', state: 'draft' }]]);
      expect(await sendAll(portal)).toEqual([]);

      await portal.agreementRecords.want([agreement('a', { title: 'A', state: 'signed' })]);
      expect(await sendAll(portal)).toEqual([['a', { state: 'signed' }]]);
      expect(await portal.agreementRecords.count()).toBe(1);
    });

    it('are associated once, and again when they are made again or their company is another', async () => {
      const portal = await withCompanies({ store });
      const { agreementRecords } = portal;
      await agreementRecords.want([agreement('a', { title: 'A' })]);
      expect(await agreementRecords.unlinked(10)).toEqual([]);
      await sendAll(portal);
      expect(await agreementRecords.unlinked(10)).toEqual([]);

      await agreementRecords.gone(['object-a', 'object-b']);
      expect(await sendAll(portal)).toEqual([['a', { title: 'A' }]]);
      await agreementRecords.want([agreement('a', { title: 'A' }, '2')]);
      expect(await agreementRecords.unlinked(10)).toEqual([
        { goalId: 'a', objectId: 'object-a', companyId: '2' },
      ]);
    });

    it('are put right where HubSpot holds something else', async () => {
      const portal = await withCompanies({ store });
      await portal.agreementRecords.want([agreement('a', { title: 'A', state: 'signed' })]);
      expect(await portal.agreementRecords.held(['a'])).toEqual(new Map());
      await sendAll(portal);
      const held = new Map([['a', { title: 'A', state: 'signed' }]]);
      expect(await portal.agreementRecords.held(['a', 'b'])).toEqual(held);

      await portal.agreementRecords.differs([
        { goalId: 'a', properties: { title: 'A', state: 'achieved' } },
      ]);
      expect(await sendAll(portal)).toEqual([['a', { state: 'signed' }]]);
    });

    it('are kept with the reason of their refusal, until they change or all are tried again', async () => {
      const portal = await withCompanies({ store });
      const { agreementRecords } = portal;
      await agreementRecords.want([agreement('a', { title: 'A' }), agreement('b', { title: 'B' })]);
      await agreementRecords.refuse([{ goalId: 'a', refusals: REFUSALS }]);
      expect((await agreementRecords.waiting(10)).map(({ goalId }) => goalId)).toEqual(['b']);
      expect(await agreementRecords.refused()).toEqual([
        { goalId: 'a', companyId: '1', refusals: REFUSALS },
      ]);
      await agreementRecords.want([agreement('a', { title: 'A' })]);
      expect(await agreementRecords.refused()).toHaveLength(1);
      await agreementRecords.want([agreement('a', { title: 'A2' })]);
      expect(await agreementRecords.refused()).toEqual([]);

      await agreementRecords.refuse([{ goalId: 'a', refusals: REFUSALS }]);
      await agreementRecords.retryRefused();
      expect(await agreementRecords.waiting(10)).toHaveLength(2);
    });

    it('stay behind while their company is deleted, and go to the survivor of a merge', async () => {
      const portal = await withCompanies({ store });
      const { agreementRecords, mirror } = portal;
      await agreementRecords.want([agreement('a', { title: 'A' }, '2')]);
      await mirror.remove('companies', ['2']);
      expect(await agreementRecords.waiting(10)).toEqual([]);
      await mirror.save('companies', [someCompany('2')], 1);
      await sendAll(portal);

      await mirror.mergeCompanies('1', ['2']);
      expect(await agreementRecords.unlinked(10)).toMatchObject([{ goalId: 'a', companyId: '1' }]);
    });

    it('are those of their own portal', async () => {
      const [one, other] = [await withCompanies({ store }), await withCompanies({ store })];
      await one.agreementRecords.want([agreement('a', { title: 'A' })]);
      expect(await other.agreementRecords.waiting(10)).toEqual([]);
      expect(await other.agreementRecords.count()).toBe(0);
    });
  });
}
