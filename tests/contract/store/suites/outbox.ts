import type { OutboxItem, PortalStore } from '@attain/sync-worker/ports/store';
import { describe, expect, it } from 'vitest';

import { NOW, someCompany, someDeal, someScored, someWindows } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

type Properties = Record<string, string>;

const LATER = NOW + 24 * 3_600_000;
const REFUSALS = [
  { code: 'INVALID_OPTION', property: 'a', message: 'a was not one of the options' },
];

export function outboxSuite(engine: TestEngine): void {
  async function portalWith(held: Properties = {}, ...others: string[]): Promise<PortalStore> {
    const portal = freshPortal(engine.store);
    const rows = [someCompany('1', { held }), ...others.map((id) => someCompany(id))];
    await portal.mirror.save('companies', rows, 1);
    return portal;
  }

  const want = (portal: PortalStore, properties: Properties, id = '1') =>
    portal.scoring.save([someScored(id, properties)]);

  const claim = (portal: PortalStore, now = NOW) => portal.outbox.claim('companies', 100, now);

  async function claimOne(portal: PortalStore, now = NOW): Promise<OutboxItem> {
    const items = await claim(portal, now);
    if (items.length !== 1 || !items[0]) throw new Error(`${items.length} items to claim, not one`);
    return items[0];
  }

  async function heldBy(portal: PortalStore): Promise<Properties | undefined> {
    const [rows] = await portal.scoring.load(['1'], someWindows());
    return rows && { ...rows.company.held };
  }

  describe('the outbox', () => {
    it('hands out what is wanted, once, and keeps what HubSpot acknowledged as held', async () => {
      const portal = await portalWith({ a: '1', b: '2' });
      await want(portal, { a: '9', b: '', c: '3' });
      expect(await portal.outbox.waiting()).toBe(1);
      const item = await claimOne(portal);
      expect(item).toMatchObject({
        type: 'companies',
        objectId: '1',
        properties: { a: '9', b: '', c: '3' },
        attempt: 1,
        uncertain: false,
      });
      expect(await claim(portal)).toEqual([]);
      await portal.outbox.acknowledge([item]);
      expect(await portal.outbox.waiting()).toBe(0);
      expect(await heldBy(portal)).toEqual({ a: '9', c: '3' });
    });

    it('hands out what waits for some companies before the rest', async () => {
      const portal = await portalWith({}, '2', '3');
      for (const id of ['1', '2', '3']) await want(portal, { a: id }, id);
      const among = (ids: readonly string[]) => portal.outbox.claim('companies', 100, NOW, ids);
      expect((await among(['3', '9'])).map(({ objectId }) => objectId)).toEqual(['3']);
      expect(await among([])).toEqual([]);
      expect((await claim(portal)).map(({ objectId }) => objectId)).toEqual(['1', '2']);
    });

    it('does not mark a company for what we wrote ourselves', async () => {
      const portal = await portalWith();
      const [rows] = await portal.scoring.load(['1'], someWindows());
      await portal.scoring.save([
        someScored('1', { a: '1' }, { dirtyMark: rows?.dirtyMark ?? null }),
      ]);
      await portal.outbox.acknowledge(await claim(portal));
      await portal.mirror.save('companies', [someCompany('1', { held: { a: '1' } })], 1);
      expect(await portal.scoring.due(NOW, null, 10)).toEqual([]);
    });

    it('keeps deals beside companies and what HubSpot holds on them', async () => {
      const portal = await portalWith();
      await portal.mirror.save('deals', [someDeal('d')], 1);
      await portal.mirror.replaceObjectLinks('deals', ['d'], [{ companyId: '1', objectId: 'd' }]);
      const properties = { attain_health_score: '72' };
      await portal.scoring.save([
        someScored('1', {}, { patches: [{ type: 'deals', patch: { id: 'd', properties } }] }),
      ]);
      expect(await claim(portal)).toEqual([]);
      await portal.outbox.acknowledge(await portal.outbox.claim('deals', 10, NOW));
      const [rows] = await portal.scoring.load(['1'], someWindows());
      expect(rows?.deals[0]?.held).toEqual(properties);
    });

    it('puts the newest patch in place of one that waits', async () => {
      const portal = await portalWith();
      await want(portal, { a: '1', b: '1' });
      await want(portal, { a: '2' });
      expect((await claimOne(portal)).properties).toEqual({ a: '2' });
    });

    it('drops what waits when nothing differs any more', async () => {
      const portal = await portalWith();
      await want(portal, { a: '1' });
      await want(portal, {});
      expect(await claim(portal)).toEqual([]);
      expect(await portal.outbox.waiting()).toBe(0);
    });

    it('claims in the order in which patches came, up to the limit', async () => {
      const portal = await portalWith({}, '2', '3');
      for (const id of ['3', '1', '2']) await want(portal, { a: id }, id);
      const first = await portal.outbox.claim('companies', 2, NOW);
      expect(first.map(({ objectId }) => objectId)).toEqual(['3', '1']);
      expect((await claimOne(portal)).objectId).toBe('2');
    });

    describe('a refused patch', () => {
      it('is kept with its reasons and not sent again while it is the same', async () => {
        const portal = await portalWith();
        await want(portal, { a: 'x', attain_scored_at: '2026-07-01' });
        await portal.outbox.refuse([{ item: await claimOne(portal), refusals: REFUSALS }]);
        await want(portal, { attain_scored_at: '2026-07-02', a: 'x' });
        expect(await claim(portal)).toEqual([]);
        expect(await portal.outbox.waiting()).toBe(0);
        expect(await portal.outbox.refused()).toEqual([
          { type: 'companies', objectId: '1', companyId: '1', refusals: REFUSALS },
        ]);
      });

      it('is sent again when it changed', async () => {
        const portal = await portalWith();
        await want(portal, { a: 'x' });
        await portal.outbox.refuse([{ item: await claimOne(portal), refusals: REFUSALS }]);
        await want(portal, { a: 'y' });
        expect(await claimOne(portal)).toMatchObject({ properties: { a: 'y' }, uncertain: false });
        expect(await portal.outbox.refused()).toEqual([]);
      });

      it('is forgotten when it is no longer wanted', async () => {
        const portal = await portalWith();
        await want(portal, { a: 'x' });
        await portal.outbox.refuse([{ item: await claimOne(portal), refusals: REFUSALS }]);
        await want(portal, {});
        expect(await portal.outbox.refused()).toEqual([]);
      });

      it('says nothing of a patch that took its place while it was in flight', async () => {
        const portal = await portalWith();
        await want(portal, { a: 'x' });
        const item = await claimOne(portal);
        await want(portal, { a: 'y' });
        await portal.outbox.refuse([{ item, refusals: REFUSALS }]);
        expect(await portal.outbox.refused()).toEqual([]);
        expect((await claimOne(portal)).properties).toEqual({ a: 'y' });
      });
    });

    describe('an item in flight', () => {
      it('is not claimed again before it is answered, whatever is wanted meanwhile', async () => {
        const portal = await portalWith();
        await want(portal, { a: '1' });
        const item = await claimOne(portal);
        await want(portal, { a: '2' });
        expect(await claim(portal)).toEqual([]);
        await portal.outbox.acknowledge([item]);
        expect(await heldBy(portal)).toEqual({ a: '1' });
        expect((await claimOne(portal)).properties).toEqual({ a: '2' });
      });

      it('is followed by a correction of what is no longer wanted', async () => {
        const portal = await portalWith({ a: 'old' });
        await want(portal, { a: 'new', b: '1' });
        const item = await claimOne(portal);
        await want(portal, {});
        await portal.outbox.acknowledge([item]);
        const correction = await claimOne(portal);
        expect(correction.properties).toEqual({ a: 'old', b: '' });
        await portal.outbox.acknowledge([correction]);
        expect(await heldBy(portal)).toEqual({ a: 'old' });
        expect(await portal.outbox.waiting()).toBe(0);
      });

      it('returns to waiting, uncertain, when its lease ends', async () => {
        const portal = await portalWith();
        await want(portal, { a: '1' });
        await claim(portal);
        expect(await claimOne(portal, LATER)).toMatchObject({ attempt: 2, uncertain: true });
      });

      it('is answered by its last attempt only', async () => {
        const portal = await portalWith();
        await want(portal, { a: '1' });
        const late = await claimOne(portal);
        const current = await claimOne(portal, LATER);
        await portal.outbox.acknowledge([late]);
        await portal.outbox.refuse([{ item: late, refusals: REFUSALS }]);
        await portal.outbox.release([late], false);
        expect(await heldBy(portal)).toEqual({});
        expect(await claim(portal, LATER)).toEqual([]);
        await portal.outbox.acknowledge([current]);
        expect(await heldBy(portal)).toEqual({ a: '1' });
      });

      it.each([
        ['without being sent', false, false],
        ['with an unknown answer', true, true],
      ])('waits again when it is released %s', async (_, sent, uncertain) => {
        const portal = await portalWith();
        await want(portal, { a: '1' });
        await portal.outbox.release([await claimOne(portal)], sent);
        expect(await claimOne(portal)).toMatchObject({ attempt: 2, uncertain });
      });

      it('stays uncertain through a release that sent nothing further', async () => {
        const portal = await portalWith();
        await want(portal, { a: '1' });
        await portal.outbox.release([await claimOne(portal)], true);
        await portal.outbox.release([await claimOne(portal)], false);
        expect((await claimOne(portal)).uncertain).toBe(true);
      });

      it('restates what may have reached HubSpot when something else is wanted', async () => {
        const portal = await portalWith({ a: 'old' });
        await want(portal, { a: 'new' });
        await portal.outbox.release([await claimOne(portal)], true);
        await want(portal, { b: '1' });
        expect(await claimOne(portal)).toMatchObject({
          properties: { a: 'old', b: '1' },
          uncertain: true,
        });
      });

      it('is gone with its company', async () => {
        const portal = await portalWith();
        await want(portal, { a: '1' });
        const item = await claimOne(portal);
        await portal.mirror.remove('companies', ['1']);
        await portal.outbox.acknowledge([item]);
        expect(await portal.outbox.waiting()).toBe(0);
      });
    });
  });
}
