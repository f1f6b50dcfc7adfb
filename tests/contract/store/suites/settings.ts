import { configurationSchema } from '@attain/sync-worker/config/configuration';
import type { SavedSettings } from '@attain/sync-worker/ports/saved-settings';
import { effectiveSettings } from '@attain/sync-worker/settings/effective';
import { describe, expect, it } from 'vitest';

import { NOW, someCompany, someScored } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

function someSettings(overrides: Partial<SavedSettings> = {}): SavedSettings {
  return {
    version: 1,
    formulas: 1,
    savedAt: NOW,
    savedBy: 'HubSpot user 9410001',
    reason: 'Für die Größe 🚀',
    document: { settings: { bands: { health: { healthy: 85 } } } },
    ...overrides,
  };
}

export function settingsSuite({ store }: TestEngine): void {
  describe('saved settings', () => {
    it('are nothing at first', async () => {
      const { settings } = freshPortal(store);
      expect(await settings.latest()).toBe(0);
      expect(await settings.version(1)).toBeUndefined();
      expect(await settings.list(10)).toEqual([]);
    });

    it('keep every version as it was saved, in their portal', async () => {
      const [here, there] = [freshPortal(store), freshPortal(store)];
      const second = someSettings({ version: 2, formulas: 1, document: {} });
      await here.settings.add(someSettings());
      await here.settings.add(second);
      expect(await here.settings.latest()).toBe(2);
      expect(await here.settings.version(1)).toEqual(someSettings());
      expect(await here.settings.version(2)).toEqual(second);
      expect(await there.settings.latest()).toBe(0);
    });

    it('list the latest first, and further ones by the last that was seen', async () => {
      const { settings } = freshPortal(store);
      for (const version of [1, 2, 3]) await settings.add(someSettings({ version }));
      const listed = await settings.list(2);
      expect(listed.map(({ version }) => version)).toEqual([3, 2]);
      const { document: _, ...first } = someSettings();
      expect(await settings.list(2, 2)).toEqual([first]);
    });

    it.each([null, [], 'text'])('hold nobody up where a version is %j', async (document) => {
      const portal = freshPortal(store);
      await portal.settings.add(someSettings());
      await portal.settings.add(someSettings({ version: 2, document: document as never }));
      await expect(portal.settings.version(2)).rejects.toThrow('cannot be read');
      const held = await effectiveSettings(configurationSchema.parse({}), portal);
      expect(held).toMatchObject({ latest: 2, version: { version: 1 } });
      expect(held.unfit).toEqual([{ field: 'version 2', message: 'cannot be read' }]);
    });

    it('take no number twice', async () => {
      const { settings } = freshPortal(store);
      await settings.add(someSettings());
      await expect(settings.add(someSettings({ reason: 'another' }))).rejects.toThrow();
      expect((await settings.version(1))?.reason).toBe('Für die Größe 🚀');
    });
  });

  describe('the book', () => {
    it('tells what the last scoring of companies measured of their health', async () => {
      const portal = freshPortal(store);
      await portal.mirror.save(
        'companies',
        ['11', '12', '13'].map((id) => someCompany(id)),
        1,
      );
      const scored = ['11', '12', '13'].map((id) => ({
        ...someScored(id),
        healthSegment: id === '12' ? 'enterprise' : null,
      }));
      await portal.scoring.save(scored);
      const page = await portal.book.healthInputs(['12', '11', '99']);
      expect(page.map(({ companyId, segment }) => [companyId, segment])).toEqual([
        ['11', null],
        ['12', 'enterprise'],
      ]);
      const fresh = scored[0]?.snapshot.health.components.filter(({ state }) => state === 'fresh');
      expect(page[0]?.inputs).toEqual(
        Object.fromEntries((fresh ?? []).map(({ key, input }) => [key, input])),
      );
    });

    it('shuffles the live companies of its portal, and counts those that wait', async () => {
      const [here, there] = [freshPortal(store), freshPortal(store)];
      const ids = Array.from({ length: 40 }, (_, n) => String(100 + n));
      await here.mirror.save(
        'companies',
        ids.map((id) => someCompany(id)),
        1,
      );
      await there.mirror.save('companies', [someCompany('900')], 1);
      await here.mirror.remove('companies', ['100']);
      const [one, other] = [await here.book.shuffled(), await here.book.shuffled()];
      expect(one.toSorted()).toEqual(ids.slice(1));
      expect(one).not.toEqual(other);
      expect(await here.book.marked()).toBe(39);
      expect(await there.book.marked()).toBe(1);
    });
  });
}
