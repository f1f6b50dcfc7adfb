import { DAY_MS } from '@attain/shared/domain/basics/time';
import type { PortalStore } from '@attain/sync-worker/ports/store';
import type { WorkflowCallback } from '@attain/sync-worker/ports/workflow-callbacks';
import { describe, expect, it } from 'vitest';

import { NOW, someCompany, someScored, someWindows } from '../builders.ts';
import { scoreAll } from '../dirty.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const waitFor = (companyId: string, callbackId = `ap-${companyId}`): WorkflowCallback => ({
  callbackId,
  companyId,
  expiresAt: NOW + DAY_MS,
});

export function workflowCallbacksSuite({ store }: TestEngine): void {
  /** Companies that are scored and have nothing to do. */
  async function portalWith(...ids: string[]): Promise<PortalStore> {
    const portal = freshPortal(store);
    await portal.mirror.save(
      'companies',
      ids.map((id) => someCompany(id)),
      1,
    );
    await scoreAll(portal, ids);
    return portal;
  }

  const ready = async ({ workflowCallbacks }: PortalStore) =>
    (await workflowCallbacks.ready(null, 10)).map(({ callbackId }) => callbackId);

  describe('a workflow that waits for a company', () => {
    it('goes on once the company was read, scored and written, and not before', async () => {
      const portal = await portalWith('1');
      await portal.touched.add([{ type: 'companies', id: '1', links: true }]);
      await portal.scoring.markDirty(['1']);
      await portal.workflowCallbacks.add(waitFor('1'));
      expect(await ready(portal)).toEqual([]);

      await portal.touched.clear(await portal.touched.waiting(10));
      expect(await ready(portal)).toEqual([]);

      const [rows] = await portal.scoring.load(['1'], someWindows());
      await portal.scoring.save([
        someScored('1', { attain_health_score: '72' }, { dirtyMark: rows?.dirtyMark ?? null }),
      ]);
      expect(await ready(portal)).toEqual([]);

      const items = await portal.outbox.claim('companies', 10, NOW);
      expect(await ready(portal)).toEqual([]);
      await portal.outbox.acknowledge(items);
      expect(await portal.workflowCallbacks.ready(null, 10)).toEqual([waitFor('1')]);
    });

    it('goes on where HubSpot refuses what was to be written', async () => {
      const portal = await portalWith('1');
      await portal.scoring.save([someScored('1', { attain_health_score: '72' })]);
      await portal.workflowCallbacks.add(waitFor('1'));
      const [item] = await portal.outbox.claim('companies', 10, NOW);
      await portal.outbox.refuse([{ item: item!, refusals: [] }]);
      expect(await ready(portal)).toEqual(['ap-1']);
    });

    it('waits for its own company alone, and of its own portal', async () => {
      const portal = await portalWith('1', '2');
      const other = await portalWith('1', '2');
      for (const each of [portal, other]) await each.workflowCallbacks.add(waitFor('1'));
      await portal.workflowCallbacks.add(waitFor('2'));
      await portal.scoring.markDirty(['1']);
      expect(await ready(portal)).toEqual(['ap-2']);
      expect(await ready(other)).toEqual(['ap-1']);
    });

    it('of a company that nobody knows waits for its reading alone', async () => {
      const portal = await portalWith();
      await portal.touched.add([{ type: 'companies', id: '9', links: true }]);
      await portal.workflowCallbacks.add(waitFor('9'));
      expect(await ready(portal)).toEqual([]);
      await portal.touched.clear(await portal.touched.waiting(10));
      expect(await ready(portal)).toEqual(['ap-9']);
    });

    it('is told once: what was removed is gone, and the same again changes nothing', async () => {
      const portal = await portalWith('1', '2');
      await portal.workflowCallbacks.add(waitFor('1', 'a'));
      await portal.workflowCallbacks.add({ ...waitFor('2', 'a'), expiresAt: NOW + 1 });
      await portal.workflowCallbacks.add(waitFor('2', 'b'));
      expect(await portal.workflowCallbacks.ready(null, 10)).toEqual([
        waitFor('1', 'a'),
        waitFor('2', 'b'),
      ]);
      expect(await portal.workflowCallbacks.ready('a', 10)).toEqual([waitFor('2', 'b')]);
      expect(await portal.workflowCallbacks.ready(null, 1)).toEqual([waitFor('1', 'a')]);
      await portal.workflowCallbacks.remove(['a']);
      expect(await ready(portal)).toEqual(['b']);
    });

    it('is forgotten at the instant at which HubSpot gives it up', async () => {
      const portal = await portalWith('1');
      await portal.workflowCallbacks.add(waitFor('1'));
      await portal.workflowCallbacks.forgetExpired(NOW + DAY_MS - 1);
      expect(await ready(portal)).toEqual(['ap-1']);
      await portal.workflowCallbacks.forgetExpired(NOW + DAY_MS);
      expect(await ready(portal)).toEqual([]);
    });

    it('waits for the survivor once its company is merged, also one that was never mirrored', async () => {
      const portal = await portalWith('1', '2');
      await portal.workflowCallbacks.add(waitFor('2'));
      await portal.workflowCallbacks.add(waitFor('7'));
      await portal.mirror.mergeCompanies('1', ['2', '7']);
      expect(await ready(portal)).toEqual([]);
      await scoreAll(portal, ['1']);
      const companies = await portal.workflowCallbacks.ready(null, 10);
      expect(companies.map(({ companyId }) => companyId)).toEqual(['1', '1']);
    });
  });
}
