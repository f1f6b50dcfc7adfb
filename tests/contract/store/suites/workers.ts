import type { StoreOptions } from '@attain/sync-worker/adapters/store/open-store';
import type { OutboxItem, Store } from '@attain/sync-worker/ports/store';
import { afterAll, describe, expect, it } from 'vitest';

import { NOW, someCompany, someScored, someTicket } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

let portals = 900_000;

/** What holds between several workers on one database. */
export function workersSuite(
  { store }: TestEngine,
  another: (options?: StoreOptions) => Promise<Store>,
): void {
  const opened: Store[] = [];
  afterAll(async () => {
    for (const each of opened) await each.close();
  });
  async function workers(count: number, options?: StoreOptions): Promise<Store[]> {
    const more = await Promise.all(Array.from({ length: count }, () => another(options)));
    opened.push(...more);
    return more;
  }

  describe('several workers', () => {
    it('never hold the same outbox item, and together hold all', async () => {
      const portalId = (portals += 1);
      const ids = Array.from({ length: 300 }, (_, n) => String(1_000 + n));
      const portal = store.forPortal(portalId);
      await portal.mirror.save(
        'companies',
        ids.map((id) => someCompany(id)),
        1,
      );
      await portal.scoring.save(ids.map((id) => someScored(id, { a: id })));

      const claimAll = async (worker: Store): Promise<OutboxItem[]> => {
        const claimed: OutboxItem[] = [];
        for (;;) {
          const items = await worker.forPortal(portalId).outbox.claim('companies', 7, NOW);
          if (items.length === 0) return claimed;
          claimed.push(...items);
        }
      };
      const shares = await Promise.all((await workers(4)).map(claimAll));
      const claimed = shares.flat().map(({ objectId }) => objectId);
      expect(claimed.toSorted()).toEqual(ids);
      expect(shares.flat().every(({ attempt }) => attempt === 1)).toBe(true);
    });

    it('store and forget touches at once without error, and lose none', async () => {
      const portalId = (portals += 1);
      const touches = Array.from({ length: 200 }, (_, n) => ({
        type: 'companies' as const,
        id: String(n),
        links: false,
      }));
      const all = (await workers(4)).map((worker) => worker.forPortal(portalId).touched);
      await Promise.all(
        all.map(async (touched, n) => {
          for (let round = 0; round < 10; round += 1) {
            await touched.add(n % 2 ? touches.toReversed() : touches);
            await touched.clear(await touched.waiting(50));
          }
          await touched.add(touches);
        }),
      );
      expect(await store.forPortal(portalId).touched.count()).toBeGreaterThanOrEqual(150);
      await Promise.all(all.map((touched) => touched.add(touches)));
      expect(await store.forPortal(portalId).touched.count()).toBe(200);
    });

    it('save the same rows at once without error or loss', async () => {
      const portalId = (portals += 1);
      const rows = Array.from({ length: 200 }, (_, n) => someTicket(String(n)));
      const saves = (await workers(3)).map((worker, n) =>
        worker.forPortal(portalId).mirror.save('tickets', n % 2 ? rows.toReversed() : rows, 1),
      );
      const told = await Promise.all(saves);
      expect(told.flat()).toHaveLength(200);
      expect((await store.forPortal(portalId).mirror.counts()).tickets).toBe(200);
    });

    it('take over what a dead one had in flight, since a portal has one cycle at a time', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save('companies', [someCompany('1')], 1);
      await portal.scoring.save([someScored('1', { a: '1' })]);
      const [item] = await portal.outbox.claim('companies', 1, Date.now());
      if (!item) throw new Error('nothing to claim');
      await portal.outbox.recover();
      const [again] = await portal.outbox.claim('companies', 1, Date.now());
      expect(again).toMatchObject({ attempt: 2, uncertain: true });
    });

    it('run a cycle of a portal one after the other, and of two portals side by side', async () => {
      const [one, two] = await workers(2);
      if (!one || !two) throw new Error('no workers');
      const [portalId, other] = [(portals += 1), (portals += 1)];
      const { signal } = new AbortController();
      const steps: string[] = [];
      const begun = Promise.withResolvers<void>();
      const mayEnd = Promise.withResolvers<void>();

      const first = one.exclusively(portalId, signal, async () => {
        steps.push('first begins');
        begun.resolve();
        await mayEnd.promise;
        steps.push('first ends');
      });
      await begun.promise;
      const second = two.exclusively(portalId, signal, async () => void steps.push('second'));
      await two.exclusively(other, signal, async () => void steps.push('another portal'));
      mayEnd.resolve();
      await Promise.all([first, second]);
      expect(steps).toEqual(['first begins', 'another portal', 'first ends', 'second']);
    });

    it('stop waiting for their turn when asked to', async () => {
      const [one, two] = await workers(2);
      if (!one || !two) throw new Error('no workers');
      const portalId = (portals += 1);
      const stop = new AbortController();
      const mayEnd = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      const first = one.exclusively(portalId, new AbortController().signal, async () => {
        begun.resolve();
        await mayEnd.promise;
      });
      await begun.promise;
      const waiting = two.exclusively(portalId, stop.signal, async () => 'ran');
      stop.abort(new Error('asked to stop'));
      await expect(waiting).rejects.toThrow('asked to stop');
      mayEnd.resolve();
      await first;
    });
  });
}
